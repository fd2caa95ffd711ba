#include "h5/attribute.hpp"

#include "base/contract.hpp"
#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace orthant::h5::attribute_test {
namespace {

class AttributeTest : public testing::Test {
  protected:
    const Group& root() const { return root_; }

  private:
    test::TempDirectory directory_;
    File file_ = create_file(directory_ / "a.h5");
    Group root_ = root_group(file_);
};

TEST_F(AttributeTest, come_back_as_the_widest_type_of_their_family) {
    write_attribute(root(), "small", std::int8_t{-3});
    write_attribute(root(), "medium", std::int32_t{-70000});
    write_attribute(root(), "large", std::numeric_limits<std::int64_t>::min());
    write_attribute(root(), "unsigned", std::numeric_limits<std::uint64_t>::max());
    write_attribute(root(), "real", 0.1);
    write_attribute(root(), "text", std::string("größer"));
    EXPECT_EQ(read_attribute(root(), "small"), AttributeValue(std::vector<std::int64_t>{-3}));
    EXPECT_EQ(read_attribute(root(), "medium"), AttributeValue(std::vector<std::int64_t>{-70000}));
    EXPECT_EQ(read_attribute(root(), "large"),
              AttributeValue(std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min()}));
    EXPECT_EQ(read_attribute(root(), "unsigned"),
              AttributeValue(std::vector<std::uint64_t>{std::numeric_limits<std::uint64_t>::max()}));
    EXPECT_EQ(read_attribute(root(), "real"), AttributeValue(std::vector<double>{0.1}));
    EXPECT_EQ(read_attribute(root(), "text"), AttributeValue(std::vector<std::string>{"größer"}));
    EXPECT_EQ(read_attribute(root(), "tex"), std::nullopt);
}

TEST_F(AttributeTest, hold_lists) {
    write_attribute_list<std::string>(root(), "words", {"a", "", "c"});
    write_attribute_list<std::int32_t>(root(), "numbers", {4, 5});
    EXPECT_EQ(read_attribute(root(), "words"), AttributeValue(std::vector<std::string>{"a", "", "c"}));
    EXPECT_EQ(read_attribute(root(), "numbers"), AttributeValue(std::vector<std::int64_t>{4, 5}));
    EXPECT_THROW(write_attribute_list<double>(root(), "none", {}), ContractViolation);
}

TEST_F(AttributeTest, may_be_longer_than_an_object_header) {
    const std::string job(300'000, 'j');
    const std::vector<std::int32_t> hosts(40'000, 6);
    write_attribute(root(), "job", job);
    write_attribute_list(root(), "hosts", hosts);
    EXPECT_EQ(read_attribute(root(), "job"), AttributeValue(std::vector<std::string>{job}));
    EXPECT_EQ(std::get<std::vector<std::int64_t>>(*read_attribute(root(), "hosts")).size(), hosts.size());
}

TEST_F(AttributeTest, keep_their_order_however_many_they_are) {
    std::vector<std::string> names;
    for (int i = 30; i-- > 0;) {
        names.push_back("a" + std::to_string(i));
        write_attribute(root(), names.back(), std::int32_t{i});
    }
    EXPECT_EQ(attribute_names(root()), names);
}

TEST_F(AttributeTest, belong_to_data_sets_too_and_are_written_once) {
    const Dataset dataset = create_dataset(root(), {.name = "x", .type = Type::int8});
    write_attribute(dataset, "units", std::string("degree"));
    EXPECT_EQ(read_attribute(dataset, "units"), AttributeValue(std::vector<std::string>{"degree"}));
    EXPECT_EQ(read_attribute(root(), "units"), std::nullopt);
    EXPECT_THROW(write_attribute(dataset, "units", std::string("radian")), Failure);
}

}  // namespace
}  // namespace orthant::h5::attribute_test
