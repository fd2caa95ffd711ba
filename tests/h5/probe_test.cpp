#include "h5/probe.hpp"

#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "h5/survey.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::h5::probe_test {
namespace {

/// A small file, before which a shell goes in place of the program.
class Probe : public testing::Test {
  protected:
    Probe() {
        File file = create_file(path_);
        Dataset dataset = create_dataset(root_group(file), {.name = "x", .shape = {3}});
        write<double>(dataset, {1, 2, 3});
        dataset.close();
        file.close();
    }
    ~Probe() override { probe_by({}); }

    static void goes_first(const std::string& script) { probe_by({"sh", "-c", script + " # the path is $0"}); }

    std::string failure() const {
        try {
            open_foreign_file(path_);
            return "none";
        } catch (const Failure& failure) {
            return failure.what();
        }
    }

    orthant::test::TempDirectory directory_;
    std::filesystem::path path_ = directory_ / "a.h5";
};

TEST_F(Probe, that_comes_back_lets_the_file_be_opened) {
    goes_first("test -r \"$0\"");
    EXPECT_EQ(read<double>(open_dataset(root_group(open_foreign_file(path_)), "x")), (std::vector<double>{1, 2, 3}));
}

TEST_F(Probe, that_dies_refuses_the_file) {
    goes_first("kill -SEGV $$");
    EXPECT_THAT(failure(), testing::AllOf(testing::HasSubstr(path_.native()),
                                          testing::HasSubstr("HDF5 crashes on it: Segmentation fault")));
    goes_first("kill -ABRT $$");
    EXPECT_THAT(failure(), testing::HasSubstr("HDF5 crashes on it: Aborted"));
    goes_first("kill -XCPU $$");
    EXPECT_THAT(failure(), testing::HasSubstr("HDF5 was not through with it after 60 s"));
    goes_first("exit 1");
    EXPECT_THAT(failure(), testing::HasSubstr("HDF5 crashes on it: exit code 1"));
}

TEST_F(Probe, says_nothing_of_the_file_where_it_was_ended_or_never_ran) {
    goes_first("kill -INT $$");
    EXPECT_EQ(failure(), "none");
    probe_by({"/no/such/program"});
    EXPECT_EQ(failure(), "none");
}

TEST_F(Probe, goes_on_past_what_hdf5_refuses) {
    const std::string whole = orthant::test::read_file(path_);
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        orthant::test::write_file(path_, whole.substr(0, size));
        EXPECT_NO_THROW(survey_file(path_)) << size;
    }
    EXPECT_NO_THROW(survey_file(directory_ / "absent.h5"));
}

}  // namespace
}  // namespace orthant::h5::probe_test
