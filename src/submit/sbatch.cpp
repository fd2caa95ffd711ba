#include "submit/sbatch.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"
#include "submit/child_process.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace orthant::submit {
namespace {

constexpr int no_such_program = 127;
constexpr std::size_t longest_complaint = 500;
constexpr std::size_t longest_job_name = 60;

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

std::string complaint(const ProcessEnd& end) {
    return printable(trimmed(end.err.empty() ? end.out : end.err), longest_complaint);
}

[[noreturn]] void throw_missing(const std::string& program) {
    throw Error(ErrorKind::usage, "cannot find " + program +
                                      " (it is not on PATH: this may be no Slurm cluster); log in where jobs are "
                                      "submitted, or look at the script with --dry-run");
}

bool is_control(unsigned char c) {
    return c < ' ';
}

/// As bash and its like read it: $'a\012b'.
std::string quoted_with_escapes(const std::string& word) {
    std::string quoted = "$'";
    for (const char c : word) {
        if (is_control(static_cast<unsigned char>(c))) {
            std::array<char, 8> octal{};
            std::snprintf(octal.data(), octal.size(), "\\%03o", static_cast<unsigned>(c));
            quoted += octal.data();
        } else {
            quoted += (c == '\'' || c == '\\') ? std::string("\\") + c : std::string(1, c);
        }
    }
    return quoted + "'";
}

std::string quoted_for_shell(const std::string& word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    if (std::ranges::any_of(word, is_control)) return quoted_with_escapes(word);
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace

std::string log_pattern(const std::string& path) {
    const auto has = [&](char c) { return path.find(c) != std::string::npos; };
    if (has('\\') || has('%') || std::ranges::any_of(path, is_control)) return "orthant-%j.log";
    return path;
}

std::vector<std::string> sbatch_command(const Submission& submission) {
    std::vector<std::string> command{"sbatch", "--parsable",
                                     "--job-name=" + printable(submission.job_name, longest_job_name),
                                     "--output=" + submission.log};
    if (submission.shards > 0) command.push_back("--array=0-" + std::to_string(submission.shards - 1));
    if (submission.runs_alone) command.insert(command.end(), {"--nodes=1", "--ntasks-per-node=1"});
    if (!submission.dependency.empty()) command.push_back("--dependency=" + submission.dependency);
    command.push_back(submission.script);
    command.insert(command.end(), submission.command.begin(), submission.command.end());
    return command;
}

std::string submit(const Submission& submission) {
    const ProcessEnd end = run_program(sbatch_command(submission));
    if (end.exit_code == no_such_program && end.err.empty()) throw_missing("sbatch");
    const std::string id = end.out.substr(0, end.out.find_first_of(";\n"));  // "17;cluster"
    const bool is_number = !id.empty() && id.find_first_not_of("0123456789") == std::string::npos;
    if (end.exit_code != 0 || !is_number)
        throw Error(ErrorKind::usage,
                    "Slurm did not take the job (" + complaint(end) + "); change what it names, and submit again");
    return id;
}

bool is_queued(const std::string& job_id) {
    const ProcessEnd end = run_program({"squeue", "--noheader", "--jobs=" + job_id, "--format=%T"});
    if (end.exit_code == 0) return !trimmed(end.out).empty();
    if (end.err.find("Invalid job id") != std::string::npos) return false;
    if (end.exit_code == no_such_program && end.err.empty()) throw_missing("squeue");
    throw Error(ErrorKind::usage, "cannot learn whether job " + job_id + " is still queued (" + complaint(end) +
                                      "); try again when Slurm answers");
}

std::string shell_text(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + quoted_for_shell(word);
    return text;
}

}  // namespace orthant::submit
