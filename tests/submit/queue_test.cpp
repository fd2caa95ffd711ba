#include "submit/queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::submit::queue_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Queue, is_read_with_states_reasons_and_elements_of_arrays) {
    EXPECT_THAT(read_squeue("7|PENDING|Dependency\n8_[2-3]|PENDING|Resources\n8_0|RUNNING|None\n"),
                ElementsAre(QueuedJob{"7", "PENDING", "Dependency"}, QueuedJob{"8_[2-3]", "PENDING", "Resources"},
                            QueuedJob{"8_0", "RUNNING", "None"}));
    EXPECT_THAT(read_squeue("9|PENDING|launch failed | requeued held\n"),
                ElementsAre(QueuedJob{"9", "PENDING", "launch failed | requeued held"}));
}

TEST(Queue, is_empty_where_squeue_says_something_else) {
    for (const char* text :
         {"", "\n", "slurm_load_jobs error: Unable to contact slurm controller\n", "7|PENDING\n", "|PENDING|None\n"})
        EXPECT_THAT(read_squeue(text), IsEmpty()) << text;
}

TEST(Queue, holds_none_of_no_jobs) {
    EXPECT_THAT(queued_jobs({}), IsEmpty());
}

}  // namespace
}  // namespace orthant::submit::queue_test
