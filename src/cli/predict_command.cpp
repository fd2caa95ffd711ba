#include "cli/predict_command.hpp"

#include "base/build_info.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/derived_output.hpp"
#include "cli/replay_context.hpp"
#include "job/parse.hpp"
#include "job/space.hpp"
#include "store/prediction_file.hpp"
#include "store/weights_file.hpp"

#include <filesystem>

namespace orthant::cli {
namespace {

Error damaged(const std::string& file, const std::string& what) {
    return {ErrorKind::storage, "'" + file + "' does not hold the weights of its job (" + what +
                                    "); use a copy, or let `orthant weights` write it again"};
}

}  // namespace

ExitCode predict_command(const PredictArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const store::WeightsReader file(arguments.weights);
    if (arguments.best >= file.points())
        throw Error(ErrorKind::usage, "--best: '" + arguments.weights + "' holds " + counted(file.points(), "point") +
                                          ", counted from 0; choose one of them, or write more with orthant weights");
    const store::WeightsOrigin origin = file.origin();
    const job::Job job = job::parse_job(origin.job_file, origin.job, origin.overrides, registry.catalogue());
    const job::Space space(job);
    const auto study = registry.open(job);
    const store::PointWeights weights = file.weights(arguments.best);
    if (weights.point >= space.points()) throw damaged(arguments.weights, "the job has no such point");
    prepare_output(arguments.output, "prediction_version", {arguments.weights, arguments.data});

    const job::Point point = space.point(weights.point);
    ReplayContext context(1);
    study::Prediction prediction;
    try {
        study->use_outline(origin.data_outline);
        prediction = study->predict(point, weights.arrays, arguments.data, context);
    } catch (const MalformedBytes& bad) {
        throw damaged(arguments.weights, bad.what());
    }
    context.end_line();
    store::write_prediction_file(arguments.output,
                                 {.study = job.study,
                                  .weights_file = std::filesystem::path(arguments.weights).filename().string(),
                                  .label = point.label(),
                                  .data_file = std::filesystem::path(arguments.data).filename().string(),
                                  .orthant_version = build_info().version},
                                 prediction);
    out << "'" << arguments.output << "': " << prediction.summary << '\n';
    return ExitCode::complete;
}

}  // namespace orthant::cli
