#include "store/weights_file.hpp"

#include "base/error.hpp"
#include "h5/attribute.hpp"
#include "store/whole_file.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace orthant::store::weights_file_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class WeightsFile : public testing::Test {
  protected:
    std::filesystem::path path() const { return directory_ / "w.h5"; }

    void write() const {
        write_whole_file(path(), [](const h5::Group& root) {
            write_origin(root, {.study = "a.study",
                                .job = "study = \"a.study\"",
                                .job_file = "a.toml",
                                .overrides = {"seed=2", "x=[1]"},
                                .data_outline = {std::byte{1}, std::byte{255}},
                                .orthant_version = "0.1",
                                .conventions = {{"input", {2}, std::vector<std::string>{"a", "b"}}}});
            write_weights(root, 0, {7, "x=3", "loss", 0.5, {{"W", {1, 2}, std::vector<double>{1, 2}}}});
            write_weights(root, 1, {3, "x=1", "loss", 0.75, {}});
            return std::vector<h5::FileRange>();
        });
    }

    std::string error(const std::function<void(const h5::Group&)>& fill) const {
        write_whole_file(path(), [&](const h5::Group& root) {
            fill(root);
            return std::vector<h5::FileRange>();
        });
        try {
            WeightsReader file(path());
        } catch (const Error& error) {
            return error.kind() == ErrorKind::storage ? error.what() : "an Error of another kind";
        }
        return "no error";
    }

    test::TempDirectory directory_;
};

TEST_F(WeightsFile, gives_back_what_was_written) {
    write();
    const WeightsReader file(path());
    const WeightsOrigin origin = file.origin();
    EXPECT_EQ(origin.study, "a.study");
    EXPECT_EQ(origin.job, "study = \"a.study\"");
    EXPECT_EQ(origin.job_file, "a.toml");
    EXPECT_THAT(origin.overrides, ElementsAre("seed=2", "x=[1]"));
    EXPECT_THAT(origin.data_outline, ElementsAre(std::byte{1}, std::byte{255}));
    EXPECT_EQ(file.points(), 2u);
    EXPECT_EQ(file.weights(1).point, 3u);
    const PointWeights best = file.weights(0);
    EXPECT_EQ(best.point, 7u);
    ASSERT_EQ(best.arrays.size(), 1u);
    EXPECT_EQ(best.arrays[0].name, "W");
    EXPECT_THAT(best.arrays[0].shape, ElementsAre(1u, 2u));
    EXPECT_THAT(std::get<std::vector<double>>(best.arrays[0].values), ElementsAre(1, 2));
}

TEST_F(WeightsFile, is_not_taken_for_another_file_nor_another_version) {
    EXPECT_THAT(error([](const h5::Group&) {}), HasSubstr("no weights of Orthant"));
    EXPECT_THAT(error([](const h5::Group& root) { h5::write_attribute(root, "format_version", std::int32_t{1}); }),
                HasSubstr("a result file, which holds no weights"));
    EXPECT_THAT(error([](const h5::Group& root) { h5::write_attribute(root, "weights_version", std::int32_t{2}); }),
                HasSubstr("its weights_version is 2, this Orthant reads 1"));
}

TEST_F(WeightsFile, is_refused_where_a_byte_has_changed) {
    write();
    std::string bytes = test::read_file(path());
    bytes[bytes.size() / 2] ^= 1;
    test::write_file(path(), bytes);
    EXPECT_THROW(WeightsReader{path()}, Error);
}

}  // namespace
}  // namespace orthant::store::weights_file_test
