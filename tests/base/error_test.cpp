#include "base/error.hpp"

#include "base/contract.hpp"

#include <gmock/gmock.h>

#include <cerrno>
#include <string>

namespace orthant::error_test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Error, keeps_its_kind_and_message) {
    const Error error(ErrorKind::data, "no such column (there is no 'x'); choose one of a, b");
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_STREQ(error.what(), "no such column (there is no 'x'); choose one of a, b");
}

TEST(Error, kinds_map_to_documented_exit_codes) {
    EXPECT_EQ(static_cast<int>(exit_code(ErrorKind::usage)), 2);
    EXPECT_EQ(static_cast<int>(exit_code(ErrorKind::job)), 2);
    EXPECT_EQ(static_cast<int>(exit_code(ErrorKind::data)), 3);
    EXPECT_EQ(static_cast<int>(exit_code(ErrorKind::storage)), 4);
}

TEST(StorageError, names_action_path_cause_and_cure) {
    const Error error = storage_error("write", "/results/a.h5", ENOSPC);
    EXPECT_EQ(error.kind(), ErrorKind::storage);
    EXPECT_THAT(error.what(), HasSubstr("cannot write '/results/a.h5' (No space left on device); free some space"));
}

TEST(StorageError, cures_differ_by_cause) {
    EXPECT_THAT(storage_error("open", "f", EACCES).what(), HasSubstr("-o"));
    EXPECT_THAT(storage_error("open", "f", ENOENT).what(), HasSubstr("check the path"));
    EXPECT_THAT(storage_error("open", "f", EIO).what(), Not(HasSubstr("check the path")));
}

TEST(StorageError, tells_a_full_disk_from_a_full_quota_and_both_from_other_causes) {
    EXPECT_THAT(storage_error("write", "f", EDQUOT).what(), HasSubstr("your quota there is used up"));
    EXPECT_THAT(storage_error("write", "f", EFBIG).what(), HasSubstr("ulimit -f"));
    for (const int full : {ENOSPC, EDQUOT, EFBIG})
        EXPECT_TRUE(is_out_of_space(storage_error("write", "f", full).error_number())) << full;
    for (const int other : {0, EIO, EACCES, EROFS, ESTALE})
        EXPECT_FALSE(is_out_of_space(storage_error("write", "f", other).error_number())) << other;
}

TEST(Contract, names_the_broken_condition_and_its_place) {
    const int answer = 41;
    try {
        ORTHANT_EXPECT(answer == 42);
        FAIL() << "the contract did not hold";
    } catch (const ContractViolation& violation) {
        EXPECT_THAT(violation.what(), HasSubstr("answer == 42"));
        EXPECT_THAT(violation.what(), HasSubstr("error_test.cpp:"));
    }
    EXPECT_NO_THROW(ORTHANT_EXPECT(answer == 41));
}

}  // namespace
}  // namespace orthant::error_test
