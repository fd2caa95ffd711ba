#include "data/unanswered_windows.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::unanswered_windows_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class UnansweredWindows : public testing::Test {
  protected:
    /// Three rows a window, two ahead.
    WindowRequest request(const std::string& text) const {
        test::write_file(directory_ / "new.csv", text);
        WindowRequest wanted;
        wanted.columns = {.file = directory_ / "new.csv", .time = "time", .inputs = {"a"}, .targets = {"not there"}};
        wanted.window = 3;
        wanted.horizon = 2;
        wanted.stride = 5;
        return wanted;
    }

    std::string error(const WindowRequest& wanted) const {
        try {
            unanswered_windows(wanted, learned());
        } catch (const Error& error) {
            return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
        }
        return "no error";
    }

    static SequenceOutline learned() {
        SequenceOutline outline;
        outline.input_names = {"a"};
        outline.target_names = {"t"};
        outline.input_scales = {{10, 2}};
        outline.target_mean = {0};
        outline.target_scale = {1};
        outline.time_step = 1;
        return outline;
    }

    test::TempDirectory directory_;
};

TEST_F(UnansweredWindows, are_all_there_are_scaled_as_was_learned) {
    const Unanswered asked = unanswered_windows(request("time,a\n5,10\n6,12\n7,14\n8,16\n9,18\n"), learned());
    EXPECT_THAT(asked.set.sequences, ElementsAre(Sequence{0, 3, 0, 1}, Sequence{1, 3, 0, 1}, Sequence{2, 3, 0, 1}));
    EXPECT_THAT(asked.set.input_values, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(asked.set.target_values, ElementsAre(0));
    EXPECT_THAT(asked.numbers, ElementsAre(0, 1, 2));
    EXPECT_THAT(asked.times, ElementsAre(7, 8, 9));
    EXPECT_FALSE(asked.has_dates);
    EXPECT_EQ(asked.dropped, 0u);
}

TEST_F(UnansweredWindows, have_an_answer_to_each_row_where_these_are_tagged) {
    WindowRequest wanted = request("time,a\n5,10\n6,12\n7,14\n");
    wanted.answers = WindowRequest::Answers::each;
    const Unanswered asked = unanswered_windows(wanted, learned());
    EXPECT_THAT(asked.set.sequences, ElementsAre(Sequence{0, 3, 0, 3}));
    EXPECT_EQ(asked.set.target_values.size(), 3u);
}

TEST_F(UnansweredWindows, leave_gaps_and_missing_cells_out_where_the_job_does) {
    const std::string text = "time,a\n0,1\n1,1\n2,1\n3,\n4,1\n5,1\n6,1\n8,1\n9,1\n10,1\n";
    WindowRequest wanted = request(text);
    EXPECT_THAT(error(wanted), HasSubstr("line 5"));
    wanted.columns.missing = SeriesColumns::Missing::allowed;
    EXPECT_THAT(error(wanted), HasSubstr("the time goes on from 6 by 2"));
    wanted.columns.gaps = SeriesColumns::Gaps::allowed;
    const Unanswered asked = unanswered_windows(wanted, learned());
    EXPECT_THAT(asked.numbers, ElementsAre(0, 4, 7));
    EXPECT_EQ(asked.dropped, 5u);
}

TEST_F(UnansweredWindows, need_a_whole_window_of_the_step_that_was_learned) {
    EXPECT_THAT(error(request("time,a\n0,1\n1,1\n")),
                HasSubstr("it has 2 rows, and a window 3 steps (the networks read whole windows); give more rows"));
    EXPECT_THAT(error(request("time,a\n0,1\n3,1\n6,1\n")),
                HasSubstr("its rows are 3 apart, and those that were learned from 1"));
    WindowRequest with_hole = request("time,a\n0,1\n1,\n2,1\n");
    with_hole.columns.missing = SeriesColumns::Missing::allowed;
    EXPECT_THAT(error(with_hole), HasSubstr("no window of 3 steps is left"));
}

TEST_F(UnansweredWindows, need_dates_for_a_calendar) {
    WindowRequest wanted = request("time,a\n0,1\n1,1\n2,1\n");
    wanted.has_calendar = true;
    EXPECT_THAT(error(wanted), HasSubstr("calendar = true needs dates"));
}

}  // namespace
}  // namespace orthant::data::unanswered_windows_test
