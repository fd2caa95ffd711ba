#include "store/file_size.hpp"

#include "store/records_writer.hpp"
#include "store/replicate_mean.hpp"
#include "study/result_table.hpp"

#include <algorithm>
#include <string>

namespace orthant::store {
namespace {

constexpr double bytes_of_the_rest = 16'384;  ///< groups, attributes of the root
constexpr double bytes_per_variable = 4096;   ///< its header, attributes and index
constexpr double run_variables = 11;
constexpr double record_variables = 5;
constexpr double bytes_per_text = 32;      ///< beside its characters
constexpr double run_bytes_per_task = 61;  ///< a row of the group `run`; errors left out
constexpr double record_bytes_per_task = 16;
constexpr double digits_per_byte = 2;  ///< of the outline of the data

/// Of records, of which the last may be empty but for a byte.
double largest_chunk(double tasks) {
    return static_cast<double>(byte_chunk(static_cast<std::uint64_t>(std::min(tasks, 1e9))));
}

double coordinate_bytes(const job::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? 8 : bytes_per_text + static_cast<double>(text->size());
}

/// Adds up variables and their contents.
class RootSize {
  public:
    RootSize(const job::Space& space, const study::Layout& layout) {
        const job::Job& job = space.job();
        const auto points = static_cast<double>(space.points());
        for (const job::Axis& axis : job.axes) {
            add_variable(0);
            for (const job::Value& value : axis.values) bytes_ += coordinate_bytes(value);
        }
        for (const study::Dimension& own : layout.dimensions)
            add_variable(bytes_per_text * static_cast<double>(own.size()));
        if (job.search) add_search(*job.search);
        if (job.replicates > 1) add_variable(8 * static_cast<double>(job.replicates));
        for (const study::Result& result : layout.results) {
            const double bytes =
                8 * points * static_cast<double>(study::ResultTable::cells_per_point(job, layout, result));
            add_variable(bytes);
            for (const study::Flag& flag : result.flags)
                bytes_ += bytes_per_text + static_cast<double>(flag.meaning.size() + flag.explanation.size());
            if (job.replicates == 1 || !is_averaged(result)) continue;
            add_variable(bytes / static_cast<double>(job.replicates));
            add_variable(bytes / static_cast<double>(job.replicates));
        }
        add_variable(points);  // status
        bytes_ += static_cast<double>(job.text.size());
    }

    double bytes() const { return bytes_; }

  private:
    void add_search(const job::Search& search) {
        const auto trials = static_cast<double>(search.trials);
        add_variable(8 * trials);
        for (const job::Drawn& drawn : search.drawn) {
            double longest = 8;
            for (const job::Value& choice : drawn.choices) longest = std::max(longest, coordinate_bytes(choice));
            add_variable(longest * trials);
        }
    }

    void add_variable(double bytes) { bytes_ += bytes_per_variable + bytes; }

    double bytes_ = 0;
};

}  // namespace

double largest_file_bytes(const job::Space& space, const study::Layout& layout, ByteView data_outline,
                          study::Shard shard, double tasks, double record_bytes) {
    double bytes = bytes_of_the_rest + RootSize(space, layout).bytes();
    bytes += digits_per_byte * static_cast<double>(data_outline.size());
    bytes += run_variables * bytes_per_variable + tasks * run_bytes_per_task;
    if (!shard.is_whole() || space.job().search)
        bytes +=
            record_variables * bytes_per_variable + tasks * record_bytes_per_task + record_bytes + largest_chunk(tasks);
    return bytes;
}

}  // namespace orthant::store
