#include "studies/knn/sweep_scores.hpp"

#include "base/contract.hpp"
#include "studies/knn/scores.hpp"

namespace orthant::knn {

Estimate score_of(Score score, const ClassTally& tally, std::size_t cell) {
    const ClassScores scores = class_scores(tally, cell);
    switch (score) {
        case Score::accuracy:
            return scores.accuracy;
        case Score::balanced_accuracy:
            return scores.balanced_accuracy;
        case Score::macro_f1:
            return scores.macro_f1;
        case Score::log_loss:
            return scores.log_loss;
        case Score::brier:
            return scores.brier;
        default:
            contract_violated("a score of classes", __FILE__, __LINE__);
    }
}

Estimate score_of(Score score, const RegressionTally& tally, std::size_t cell) {
    const RegressionScores scores = regression_scores(tally, cell);
    switch (score) {
        case Score::mse:
            return scores.mse;
        case Score::rmse:
            return scores.rmse;
        case Score::mae:
            return scores.mae;
        case Score::r2:
            return scores.r2;
        default:
            contract_violated("a score of numbers", __FILE__, __LINE__);
    }
}

double error_of(const ClassTally& tally, std::size_t cell) {
    return 1 - class_scores(tally, cell).accuracy.value;
}

double error_of(const RegressionTally& tally, std::size_t cell) {
    return regression_scores(tally, cell).mse.value;
}

Better better(Score score) {
    switch (score) {
        case Score::log_loss:
        case Score::brier:
        case Score::mse:
        case Score::rmse:
        case Score::mae:
            return Better::lower;
        default:
            return Better::higher;
    }
}

}  // namespace orthant::knn
