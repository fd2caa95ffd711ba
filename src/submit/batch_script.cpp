#include "submit/batch_script.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "base/wording.hpp"

#include "orthant_sbatch.generated.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::submit {
namespace {

bool is_word_character(char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || std::string_view("_-.,:+@").find(c) != std::string_view::npos;
}

/// Puts `value` behind the only line that begins with `beginning`, switched on if it was off with one more '#'.
void fill_line(std::string& script, const std::string& beginning, const std::string& value) {
    const std::size_t line = script.find("\n" + beginning);
    const std::size_t off = script.find("\n#" + beginning);
    ORTHANT_EXPECT((line == std::string::npos) != (off == std::string::npos));
    const std::size_t begin = std::min(line, off) + 1;
    script.replace(begin, script.find('\n', begin) - begin, beginning + value);
}

}  // namespace

std::string_view script_template() {
    return orthant_sbatch;
}

std::string filled_script(std::string_view script, const Request& request) {
    constexpr double mebibyte = 1024.0 * 1024.0;
    std::string filled(script);
    fill_line(filled, "#SBATCH --nodes=", std::to_string(request.nodes));
    fill_line(filled, "#SBATCH --ntasks-per-node=", std::to_string(request.ranks_per_node));
    fill_line(filled, "#SBATCH --mem-per-cpu=",
              std::to_string(static_cast<std::uint64_t>(std::ceil(request.bytes_per_rank / mebibyte))) + "M");
    fill_line(filled, "#SBATCH --time=", slurm_time(request.time_limit_s));
    fill_line(filled, "#SBATCH --signal=", "B:USR1@" + std::to_string(std::llround(warning_s(request.time_limit_s))));
    fill_line(filled, "patience=", std::to_string(std::llround(0.75 * warning_s(request.time_limit_s))));
    if (!request.partition.empty()) fill_line(filled, "#SBATCH --partition=", request.partition);
    if (!request.account.empty()) fill_line(filled, "#SBATCH --account=", request.account);
    fill_line(filled, "most_restarts=", std::to_string(request.most_restarts));
    return filled;
}

std::string checked_word(const std::string& option, const std::string& word) {
    if (word.empty() || !std::ranges::all_of(word, is_word_character))
        throw Error(ErrorKind::usage, option + ": " + in_quotes(word) +
                                          " is not a name that Slurm knows (letters, digits and _-.,:+@ only); "
                                          "write it as sinfo and sacctmgr show it");
    return word;
}

}  // namespace orthant::submit
