#include "run/progress.hpp"

#include "base/clock.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace orthant::run {
namespace {

constexpr double bar_interval_s = 0.2;
constexpr double line_interval_s = 60;
constexpr std::uint64_t bar_width = 24;

std::string read_link(const std::string& path) {
    std::array<char, 4096> target{};
    const ssize_t length = readlink(path.c_str(), target.data(), target.size());
    return length > 0 ? std::string(target.data(), static_cast<std::size_t>(length)) : std::string();
}

}  // namespace

std::string rate_text(double rate) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), rate < 10 ? "%.2g tasks/s" : "%.0f tasks/s", rate);
    return text.data();
}

std::string progress_line(const ProgressState& state, double elapsed_s, ProgressStyle style) {
    std::string line;
    if (style == ProgressStyle::bar) {
        const std::uint64_t filled = state.total > 0 ? bar_width * state.done / state.total : 0;
        line = "[" + std::string(filled, '#') + std::string(bar_width - filled, '-') + "]  ";
    }
    const double rate = elapsed_s > 0 ? static_cast<double>(state.done_now) / elapsed_s : 0;
    line += std::to_string(state.done) + "/" + std::to_string(state.total) + " tasks  " + rate_text(rate);
    if (state.done < state.total)
        line += "  ETA " + (state.remaining_s ? human_duration(*state.remaining_s) : std::string("?"));
    if (state.failed > 0) line += "  " + std::to_string(state.failed) + " failed";
    return line;
}

Progress::Progress(ProgressStyle style, std::ostream& out, double now_s)
    : style_(style), out_(&out), start_s_(now_s), last_s_(now_s) {}

bool Progress::is_due(double now_s) const {
    switch (style_) {
        case ProgressStyle::bar:
            return now_s - last_s_ >= bar_interval_s;
        case ProgressStyle::lines:
            return now_s - last_s_ >= line_interval_s;
        case ProgressStyle::quiet:
            break;
    }
    return false;
}

void Progress::show(const ProgressState& state, double now_s) {
    last_s_ = now_s;
    const std::string line = progress_line(state, now_s - start_s_, style_);
    if (style_ == ProgressStyle::bar) {
        *out_ << '\r' << line << "\x1b[K" << std::flush;
        bar_is_drawn_ = true;
    } else if (style_ == ProgressStyle::lines) {
        *out_ << line << std::endl;
    }
}

void Progress::say(const std::string& line) {
    if (style_ == ProgressStyle::quiet) return;
    end();
    *out_ << line << std::endl;
}

void Progress::end() {
    if (bar_is_drawn_) *out_ << std::endl;
    bar_is_drawn_ = false;
}

ProgressStyle detect_progress_style() {
    if (isatty(STDERR_FILENO) != 0) return ProgressStyle::bar;
    // mpirun gives its ranks pipes even on a terminal: look at its own standard error.
    const std::string parent = "/proc/" + std::to_string(getppid());
    std::string name;
    std::ifstream(parent + "/comm") >> name;
    const bool is_launcher = name == "mpirun" || name == "mpiexec" || name == "orterun" || name == "prterun";
    const std::string target = is_launcher ? read_link(parent + "/fd/2") : "";
    return target.starts_with("/dev/pts/") || target.starts_with("/dev/tty") ? ProgressStyle::bar
                                                                             : ProgressStyle::lines;
}

}  // namespace orthant::run
