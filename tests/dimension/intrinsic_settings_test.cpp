#include "studies/dimension/intrinsic_settings.hpp"

#include "base/error.hpp"
#include "dimension/study_run.hpp"
#include "studies/dimension/intrinsic.hpp"
#include "studies/dimension/intrinsic_cut.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace orthant::dimension::intrinsic_settings_test {
namespace {

using helpers::StudyRun;

std::string message_of(const std::string& job, const std::map<std::string, std::string>& files = {}) {
    try {
        StudyRun run(intrinsic(), job, files);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        return error.what();
    }
    return "none";
}

TEST(IntrinsicSettings, refuse_what_does_not_fit_together) {
    const std::string start = "[space]\nmanifold = [\"cube\"]\n[settings]\n";
    EXPECT_NE(
        message_of(start + "d = 2\nN = 10\nk = 10\n")
            .find("k = 10 is too many for N = 10 (a point has 9 others to be its neighbours); lower k, or raise N"),
        std::string::npos);
    EXPECT_EQ(message_of(start + "d = 2\nN = 11\nk = 10\n"), "none");
    EXPECT_NE(message_of(start + "N = 50\n").find("needs its number of dimensions"), std::string::npos);
    EXPECT_NE(message_of(start + "N = 50\nd = 5\nD = 4\n").find("D = 4 does not hold"), std::string::npos);
    EXPECT_NE(message_of("[space]\nmanifold = [\"swiss_roll\"]\n[settings]\nN = 50\nd = 3\n").find("leave d out"),
              std::string::npos);
}

TEST(IntrinsicSettings, refuse_data_that_do_not_suit_the_job) {
    const std::map<std::string, std::string> files{{"table.csv", "a,b\n1,2\n3,4\n5,7\n"}};
    const std::string data = "[data]\nfile = \"table.csv\"\n[space]\nmanifold = [\"data\"]\n[settings]\n";
    EXPECT_EQ(message_of(data + "k = 2\n", files), "none");
    EXPECT_NE(message_of(data + "k = 3\n", files).find("lower k"), std::string::npos);
    EXPECT_NE(message_of(data + "k = 2\nN = 4\n", files).find("N = 4 is more than the data have (3 rows)"),
              std::string::npos);
    EXPECT_NE(message_of(data + "k = 2\nd = 4\n", files).find("knows no d"), std::string::npos);
    EXPECT_NE(message_of("[space]\nmanifold = [\"data\"]\n").find("needs a table"), std::string::npos);
    EXPECT_NE(message_of("[space]\nmanifold = [\"cube\"]\nd = [2]\n").find("N = 0 stands for all rows"),
              std::string::npos);
    EXPECT_NE(message_of("[data]\nfile = \"table.csv\"\n[space]\nmanifold = [\"cube\"]\nd = [2]\nN = [50]\n", files)
                  .find("of no use"),
              std::string::npos);
}

job::Job job_of(const study::Entry& entry, const std::string& text) {
    const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    return job::parse_job("job.toml", "study = \"dimension.intrinsic\"\n" + text, {}, catalogue);
}

TEST(IntrinsicCut, holds_every_row_once) {
    const study::Entry entry = intrinsic();
    const job::Job job = job_of(entry,
                                "[space]\nN = [3, 100, 70_001, 1_000_000]\nd = [2, 30, 3000]\nD = [0, 5000]\n"
                                "k = [2]\n[settings]\nmanifold = \"cube\"\n");
    const job::Space space(job);
    for (std::uint64_t p = 0; p < space.points(); ++p) {
        const IntrinsicPoint point(space.point(p), DataRows(job, DataRows::Labels::unwanted));
        const IntrinsicCut cut(point, 20);
        std::size_t rows = 0;
        for (std::uint64_t task = 0; task < cut.blocks(); ++task) {
            const IntrinsicCut::Block block = cut.block(cut.blocks() + task);
            EXPECT_EQ(block.set, 1u);
            EXPECT_EQ(block.first_row, rows);
            EXPECT_GE(block.rows, 1u);
            rows += block.rows;
        }
        EXPECT_EQ(rows, point.rows);
    }
}

}  // namespace
}  // namespace orthant::dimension::intrinsic_settings_test
