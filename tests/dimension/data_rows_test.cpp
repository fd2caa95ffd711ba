#include "studies/dimension/data_rows.hpp"

#include "base/aligned.hpp"
#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace orthant::dimension::data_rows_test {
namespace {

using Labels = DataRows::Labels;
using testing::ElementsAre;
using testing::HasSubstr;

class RowsOfFile : public testing::Test {
  protected:
    DataRows rows(const std::string& csv, Labels labels, const std::string& target = "") {
        orthant::test::write_file(directory_ / "table.csv", csv);
        job_.data = {{"file", (directory_ / "table.csv").string()}, {"ignore", std::string("name")}};
        if (labels == Labels::wanted) job_.data["target"] = target;
        DataRows rows(job_, labels);
        rows.use_outline(rows.read_outline());
        memory_.emplace(rows.shared_bytes());
        rows.fill_shared(memory_->span());
        rows.use_shared(std::as_const(*memory_).span());
        return rows;
    }

    orthant::test::TempDirectory directory_;
    job::Job job_;
    std::optional<AlignedArray<std::byte>> memory_;
};

constexpr const char* table = "a,name,b,kind\n1,x,2,u\n3,y,4,w\n5,z,6,u\n";

TEST_F(RowsOfFile, are_all_columns_but_those_that_are_left_out) {
    const DataRows all = rows("a,name,b\n1,x,2\n3,y,4\n", Labels::unwanted);
    EXPECT_EQ(all.rows(), 2u);
    EXPECT_THAT(all.matrix().row(1), ElementsAre(3, 4));
    EXPECT_TRUE(all.labels().empty());
    EXPECT_EQ(all.classes(), 0u);
}

TEST_F(RowsOfFile, have_their_classes_where_they_are_wanted) {
    const DataRows labelled = rows(table, Labels::wanted, "kind");
    EXPECT_EQ(labelled.columns(), 2u);
    EXPECT_EQ(labelled.classes(), 2u);
    EXPECT_THAT(labelled.labels(), ElementsAre(0, 1, 0));
    EXPECT_THAT(labelled.matrix().row(2), ElementsAre(5, 6));
    EXPECT_EQ(labelled.matrix().values[labelled.matrix().stride - 1], 0) << "padding";
}

TEST_F(RowsOfFile, of_text_are_refused) {
    EXPECT_THROW(rows(table, Labels::unwanted), Error) << "kind is no number";
}

TEST_F(RowsOfFile, need_not_be_asked_for) {
    job_.data = {{"file", std::string()}, {"ignore", std::string()}};
    DataRows none(job_, Labels::unwanted);
    EXPECT_FALSE(none.is_asked());
    EXPECT_TRUE(none.read_outline().empty());
    EXPECT_EQ(none.shared_bytes(), 0u);
}

TEST_F(RowsOfFile, know_how_large_and_how_far_apart_their_cells_are) {
    const DataRows some = rows("a,name,b\n1001,x,999\n1003,y,1001\n", Labels::unwanted);
    EXPECT_EQ(some.size(), 1024);
    EXPECT_EQ(some.spread(), 1);
}

TEST_F(RowsOfFile, that_changed_after_they_were_first_read_are_refused) {
    DataRows first = rows(table, Labels::wanted, "kind");
    orthant::test::write_file(directory_ / "table.csv", std::string(table) + "7,q,8,w\n");
    try {
        first.fill_shared(memory_->span());
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("it has changed since it was first read"));
    }
}

TEST_F(RowsOfFile, know_an_outline_that_is_not_theirs) {
    DataRows some = rows(table, Labels::wanted, "kind");
    EXPECT_THROW(some.use_outline(Bytes{}), MalformedBytes);
    EXPECT_THROW(some.use_outline(Bytes(5, std::byte{1})), MalformedBytes);
    EXPECT_THROW(some.use_outline(Bytes(40, std::byte{2})), MalformedBytes);
    EXPECT_THROW(some.use_outline(Bytes{std::byte{2}, std::byte{0}, std::byte{0}}), MalformedBytes);
}

}  // namespace
}  // namespace orthant::dimension::data_rows_test
