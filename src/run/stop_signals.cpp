#include "run/stop_signals.hpp"

#include <array>
#include <csignal>

namespace orthant::run {
namespace {

constexpr std::array stop_signals{SIGUSR1, SIGTERM, SIGINT};
constexpr std::array ignored_signals{SIGPIPE, SIGXFSZ};

volatile sig_atomic_t caught_signal = 0;

void note_signal(int signal_number) {
    caught_signal = signal_number;
}

}  // namespace

StopSignals::StopSignals() {
    caught_signal = 0;
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    for (const int signal_number : stop_signals) sigaction(signal_number, &action, nullptr);
    for (const int signal_number : ignored_signals) std::signal(signal_number, SIG_IGN);
}

StopSignals::~StopSignals() {
    for (const int signal_number : stop_signals) std::signal(signal_number, SIG_IGN);
    for (const int signal_number : ignored_signals) std::signal(signal_number, SIG_DFL);
}

int StopSignals::caught() {
    return caught_signal;
}

const char* StopSignals::name(int signal_number) {
    switch (signal_number) {
        case SIGUSR1:
            return "SIGUSR1";
        case SIGTERM:
            return "SIGTERM";
        case SIGINT:
            return "SIGINT";
        default:
            return "a signal";
    }
}

}  // namespace orthant::run
