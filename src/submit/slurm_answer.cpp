#include "submit/slurm_answer.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"

namespace orthant::submit {
namespace {

constexpr std::size_t longest_complaint = 500;

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

}  // namespace

void throw_answer(const std::string& program, const ProcessEnd& end, const std::string& problem,
                  const std::string& remedy) {
    if (end.exit_code == no_such_program && end.err.empty())
        throw Error(ErrorKind::usage, "cannot find " + program +
                                          " (it is not on PATH: this may be no Slurm cluster); log in where jobs are "
                                          "submitted, or look at the script with --dry-run");
    const std::string complaint = printable(trimmed(end.err.empty() ? end.out : end.err), longest_complaint);
    throw Error(ErrorKind::usage, problem + " (" + complaint + "); " + remedy);
}

}  // namespace orthant::submit
