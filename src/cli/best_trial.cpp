#include "cli/best_trial.hpp"

#include "base/error.hpp"
#include "cli/result_view.hpp"
#include "cli/row_labels.hpp"
#include "cli/stored_job.hpp"
#include "cli/unfinished_result.hpp"

#include <cmath>

namespace orthant::cli {
namespace {

std::string best_of(const ResultView& view) {
    const store::StoredVariable* ranking = view.ranked_by();
    if (ranking == nullptr) return {};
    const std::size_t best = view.rows(ranking->dims).front();
    if (std::isnan(real_at(ranking, best))) return {};
    std::string text = ranking->name + ' ' + estimate_text(view, *ranking, best) + ':';
    for (const RowLabels::Label& label : RowLabels(view, ranking->dims, RowLabels::Drawn::shown).labels(best))
        text += ' ' + label.variable->name + '=' + cell_text(*label.variable, label.index);
    return text;
}

}  // namespace

std::string best_trial(const run::OutputPaths& paths, const study::Registry& registry) {
    try {
        const store::ResultReader reader = unfinished_result(paths, registry);
        return best_of(ResultView(reader, stored_choice(reader, registry)));
    } catch (const Error&) {
        return {};
    }
}

}  // namespace orthant::cli
