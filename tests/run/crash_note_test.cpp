#include "run/crash_note.hpp"

#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

namespace orthant::run::crash_note_test {
namespace {

/// What a child process that does this, its task being number 7 of point 2, leaves when it has died.
std::vector<CrashNote> notes_of_child(
    const std::function<void(CrashNotes&)>& die, const std::function<void(pid_t)>& meanwhile = [](pid_t) {}) {
    const test::TempDirectory directory;
    const pid_t child = fork();
    if (child == 0) {
        CrashNotes notes(directory / "tasks");
        notes.enter({2, 7});
        die(notes);
        _exit(0);
    }
    meanwhile(child);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "the child lives on";
    std::vector<CrashNote> notes = read_crash_notes(directory / "tasks");
    remove_crash_notes(directory / "tasks");
    EXPECT_TRUE(read_crash_notes(directory / "tasks").empty());
    EXPECT_FALSE(std::filesystem::exists(directory / "tasks"));
    return notes;
}

TEST(CrashNotes, name_the_task_and_its_signal) {
    for (const auto& [signal_number, name] : {std::pair(SIGSEGV, "SIGSEGV"), std::pair(SIGBUS, "SIGBUS"),
                                              std::pair(SIGFPE, "SIGFPE"), std::pair(SIGILL, "SIGILL")}) {
        const auto notes = notes_of_child([signal = signal_number](CrashNotes&) { std::raise(signal); });
        ASSERT_EQ(notes.size(), 1u) << name;
        EXPECT_EQ(notes[0].id, (study::TaskId{2, 7}));
        EXPECT_EQ(notes[0].reason, std::string("its process died of ") + name);
    }
    const auto notes = notes_of_child([](CrashNotes&) { std::abort(); });
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].reason, "its process died of SIGABRT");
}

TEST(CrashNotes, accuse_nobody_of_a_signal_from_outside) {
    const auto notes = notes_of_child(
        [](CrashNotes&) {
            while (true) pause();
        },
        [](pid_t child) {
            // Before its handler stands the child dies without one, and leaves no note either.
            kill(child, SIGSEGV);
        });
    EXPECT_TRUE(notes.empty());
}

TEST(CrashNotes, accuse_nobody_between_tasks_nor_while_others_are_served) {
    EXPECT_TRUE(notes_of_child([](CrashNotes& notes) {
                    notes.leave();
                    std::raise(SIGSEGV);
                }).empty());
    EXPECT_EQ(notes_of_child([](CrashNotes& notes) {
                  notes.leave();
                  notes.return_to_task();
                  std::raise(SIGSEGV);
              }).size(),
              1u);
}

TEST(CrashNotes, tell_what_another_handler_accuses_a_task_of) {
    const auto notes = notes_of_child([](CrashNotes&) {
        EXPECT_TRUE(CrashNotes::accuse("it took too long"));
        EXPECT_FALSE(CrashNotes::accuse("and again"));
        std::raise(SIGKILL);
    });
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].reason, "it took too long");
}

}  // namespace
}  // namespace orthant::run::crash_note_test
