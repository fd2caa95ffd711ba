#include "data/unanswered_rows.hpp"

#include "base/error.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::unanswered_rows_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class UnansweredRows : public testing::Test {
  protected:
    std::filesystem::path path() const { return directory_ / "new"; }

    /// Two steps of one input each, from the columns b and a.
    Unanswered read() const {
        TableSequencesRequest request;
        request.table = {.file = path(), .target = "y", .kind = Target::classes};
        request.steps = 2;
        SequenceOutline learned;
        learned.column_names = {"b", "a"};
        learned.input_names = {"x0"};
        learned.target_names = {"y"};
        learned.input_scales = {{1, 2}};
        learned.target_mean = {0};
        learned.target_scale = {1};
        return unanswered_rows(request, learned);
    }

    std::string error(const std::string& text) const {
        test::write_file(path(), text);
        return error();
    }
    std::string error() const {
        try {
            read();
        } catch (const Error& error) {
            return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
        }
        return "no error";
    }

    test::TempDirectory directory_;
};

TEST_F(UnansweredRows, know_their_columns_by_name_and_leave_out_others) {
    test::write_file(path(), "a,name,,b,y\n1,one,7,3,new\n5,two,7,7,\n");
    const Unanswered asked = read();
    EXPECT_THAT(asked.set.input_values, ElementsAre(1, 0, 3, 2));
    EXPECT_THAT(asked.set.sequences, ElementsAre(Sequence{0, 2, 0, 1}, Sequence{2, 2, 0, 1}));
    EXPECT_THAT(asked.numbers, ElementsAre(0, 1));
}

TEST_F(UnansweredRows, of_an_hdf5_file_stand_in_the_order_that_was_learned) {
    h5::File file = h5::create_file(path());
    {
        h5::Dataset x = h5::create_dataset(h5::root_group(file), {.name = "X", .shape = {1, 2}});
        h5::write(x, std::vector<double>{3, 1});
        x.close();
    }
    file.close();
    EXPECT_THAT(read().set.input_values, ElementsAre(1, 0));
}

TEST_F(UnansweredRows, need_each_column_and_each_cell) {
    EXPECT_THAT(error("a,y\n1,2\n"), HasSubstr("its header lacks 'b' (each column that was learned from is needed; "
                                               "the columns are 'a', 'y'); add what is missing"));
    EXPECT_THAT(error("a,b\n1,\n"), HasSubstr("line 2"));
    EXPECT_THAT(error("a,b\n1,much\n"), HasSubstr("much"));
    EXPECT_THAT(error("a,b,a\n1,2,3\n"), HasSubstr("are both named 'a'"));
    EXPECT_THAT(error("a,b\n1,1e200\n"), HasSubstr("beyond 3e38"));
}

TEST_F(UnansweredRows, of_an_hdf5_file_need_as_many_columns) {
    h5::File file = h5::create_file(path());
    {
        h5::Dataset x = h5::create_dataset(h5::root_group(file), {.name = "X", .shape = {1, 3}});
        h5::write(x, std::vector<double>{3, 1, 2});
        x.close();
    }
    file.close();
    EXPECT_THAT(error(), HasSubstr("'X' has 3 columns, and that which was learned from 2"));
}

}  // namespace
}  // namespace orthant::data::unanswered_rows_test
