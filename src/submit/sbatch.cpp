#include "submit/sbatch.hpp"

#include "base/child_process.hpp"
#include "base/wording.hpp"
#include "submit/slurm_answer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace orthant::submit {
namespace {

constexpr std::size_t longest_job_name = 60;

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
    command.push_back((submission.script.starts_with('-') ? "./" : "") + submission.script);  // no option of sbatch
    command.insert(command.end(), submission.command.begin(), submission.command.end());
    return command;
}

std::string submit(const Submission& submission) {
    const ProcessEnd end = run_program(sbatch_command(submission));
    const std::string id = end.out.substr(0, end.out.find_first_of(";\n"));  // "17;cluster"
    const bool is_number = !id.empty() && id.find_first_not_of("0123456789") == std::string::npos;
    if (end.exit_code != 0 || !is_number)
        throw_answer("sbatch", end, "Slurm did not take the job", "change what it names, and submit again");
    return id;
}

std::string shell_text(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + quoted_for_shell(word);
    return text;
}

}  // namespace orthant::submit
