#include "store/blueprint.hpp"

#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store::blueprint_test {
namespace {

using sample::Sample;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Blueprint blueprint(const Sample& sample) {
    return Blueprint({.job = sample.job,
                      .space = sample.space,
                      .shard = sample.shard,
                      .data_outline = sample::provenance().data_outline,
                      .table = sample.table,
                      .tasks = sample.records.size(),
                      .failed_tasks = sample.failed(),
                      .hosts = sample.totals.hosts,
                      .launches = sample.totals.launches.size()});
}

class BlueprintTest : public testing::Test {
  protected:
    ResultReader write(const Sample& sample) const {
        ResultFile file = sample.file();
        file.provenance.job_identity = job::identity(sample.job);
        write_result_file(directory_ / "a.h5", file, [] {});
        return ResultReader(directory_ / "a.h5");
    }

    test::TempDirectory directory_;
};

TEST_F(BlueprintTest, of_what_was_written_does_not_differ) {
    Sample failed;
    failed.add_task(7, 2, "diverged");
    Sample whole, shard(1, {1, 3}), replicated(3);
    for (const Sample* sample : {&whole, &failed, &shard, &replicated}) {
        const ResultReader file = write(*sample);
        const Blueprint same = blueprint(*sample);
        EXPECT_THAT(same.structure_differences(file, Wording::compared), IsEmpty());
        EXPECT_THAT(same.job_differences(file), IsEmpty());
        EXPECT_THAT(same.result_differences(file), IsEmpty());
        EXPECT_THAT(same.surplus(file), IsEmpty());
    }
}

TEST_F(BlueprintTest, tells_what_the_job_says_otherwise) {
    Sample wanted;
    wanted.job.seed = 7;
    wanted.job.axes[1].values = std::vector<job::Value>{std::string("cube"), std::string("ball")};
    wanted.job.axes[3].values = std::vector<job::Value>{0.5, 4.0};
    const ResultReader file = write(Sample());
    const std::string identity = "attribute 'job_identity' is " + file.attribute("job_identity") + " instead of " +
                                 hex(job::identity(wanted.job));
    EXPECT_THAT(blueprint(wanted).job_differences(file),
                ElementsAre("attribute 'seed' is 18000000000000000000 instead of 7", identity,
                            "variable 'source': 1 of 2 values differ, the first at [1]: 'sphère' instead of 'ball'",
                            "variable 'scale': 1 of 2 values differ, the first at [0]: 0.25 instead of 0.5"));
}

TEST_F(BlueprintTest, tells_which_results_differ_to_the_last_bit) {
    Sample wanted;
    wanted.table.row(5).real("mean")[0] = std::nextafter(5.0, 6.0);
    wanted.table.row(2).real("density_exact")[2] = std::numeric_limits<double>::quiet_NaN();
    wanted.table.row(0).integer("count")[1] = 4;
    const ResultReader file = write(Sample());
    EXPECT_THAT(blueprint(wanted).result_differences(file),
                ElementsAre("variable 'mean': 1 of 8 values differ, the first at [1, 0, 1]: 5 instead of "
                            "5.000000000000001",
                            "variable 'density_exact': 1 of 24 values differ, the first at [0, 1, 0, 2]: 2.001953125 "
                            "instead of nan",
                            "variable 'density_exact': nan_count is 0 instead of 1",
                            "variable 'count': 1 of 48 values differ, the first at [0, 0, 0, 0, 1]: 1 instead of 4"));
}

TEST_F(BlueprintTest, tells_what_the_file_lacks) {
    const ResultReader file = write(Sample());
    EXPECT_THAT(blueprint(Sample(1, {0, 1})).structure_differences(file, Wording::compared), IsEmpty());
    Sample failed;
    failed.table.status()[3] = study::PointStatus::failed;
    EXPECT_THAT(blueprint(failed).structure_differences(file, Wording::compared),
                ElementsAre("group 'records' is missing"));
    const ResultReader with_records = write(failed);
    EXPECT_THAT(blueprint(Sample()).surplus(with_records), ElementsAre("records"));
}

TEST_F(BlueprintTest, minds_words_only_where_they_are_promised) {
    Sample wanted;
    wanted.job.axes[2].parameter.units = "rad";
    const ResultReader file = write(Sample());
    EXPECT_THAT(blueprint(wanted).structure_differences(file, Wording::compared),
                ElementsAre("variable 'eps' has another attribute 'units' than 'rad'"));
    EXPECT_THAT(blueprint(wanted).structure_differences(file, Wording::free), IsEmpty());
}

TEST_F(BlueprintTest, minds_what_codes_stand_for) {
    Sample wanted;
    study::Layout layout = sample::rich_layout();
    layout.results.back().flags[1] = {"not_enough", "take many more"};
    wanted.table = study::ResultTable(wanted.space, layout);
    const ResultReader file = write(Sample());
    EXPECT_THAT(blueprint(wanted).structure_differences(file, Wording::compared),
                ElementsAre("variable 'verdict' has another attribute 'flag_meanings' than 'all_well not_enough "
                            "too_many'",
                            "variable 'verdict' has another attribute 'flag_explanations' than 'nothing to do take "
                            "many more take fewer, or stop'"));
}

}  // namespace
}  // namespace orthant::store::blueprint_test
