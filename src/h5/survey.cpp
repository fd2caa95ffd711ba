#include "h5/survey.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "h5/attribute.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/foreign.hpp"
#include "h5/group.hpp"
#include "h5/scale.hpp"
#include "h5/selection.hpp"

#include <algorithm>
#include <new>
#include <string>
#include <vector>

namespace orthant::h5 {
namespace {

constexpr double time_s = 20;
constexpr int deepest_group = 8;
constexpr int most_objects = 10'000;  ///< groups may hold themselves, many times over
constexpr std::uint64_t largest_block_bytes = std::uint64_t{1} << 27;
constexpr std::uint64_t blocks_of_large = 16;

/// What fails is left out.
template <class Action>
void attempt(Action action) {
    try {
        action();
    } catch (const Error&) {
        return;
    } catch (const std::bad_alloc&) {
        return;
    }
}

void survey_attributes(AttributeHolder holder) {
    attempt([&] {
        for (const std::string& name : attribute_names(holder)) attempt([&] { read_attribute(holder, name); });
    });
}

void survey_scales(const Dataset& dataset, std::size_t dimensions) {
    attempt([&] {
        is_scale(dataset);
        for (unsigned i = 0; i < dimensions; ++i) scale_name(dataset, i);
    });
}

template <class T>
void read_numbers(const Dataset& dataset, std::uint64_t first_row, std::uint64_t values) {
    std::vector<T> to(values);
    read_into<T>(dataset, first_row, to);
}

class Surveyor {
  public:
    void survey(const Group& group, int depth) {
        survey_attributes(group);
        for (const std::string& name : link_names(group)) {
            if (!has_time() || ++objects_ > most_objects) return;
            // Those who read it will try one or the other, whatever failed before.
            attempt([&] { survey(open_dataset(group, name)); });
            if (depth < deepest_group) attempt([&] { survey(open_group(group, name), depth + 1); });
        }
    }

  private:
    bool has_time() const { return monotonic_s() < end_s_; }

    void survey(const Dataset& dataset) const {
        const Extent shape = shape_of(dataset);
        survey_attributes(dataset);
        survey_scales(dataset, shape.size());
        const ForeignType type = foreign_type(dataset);
        if (type == ForeignType::other || !is_credible(dataset)) return;
        const std::uint64_t row = row_elements(shape), rows = shape.empty() ? 1 : shape.front();
        const std::uint64_t fitting = largest_block_bytes / std::max(element_bytes(dataset), sizeof(double));
        if (row == 0 || rows == 0 || row > fitting) return;
        const std::uint64_t block = std::min(rows, fitting / row);
        const std::uint64_t blocks = (rows - 1) / block + 1, step = (blocks - 1) / blocks_of_large + 1;
        for (std::uint64_t i = 0; i < blocks && has_time(); i += step)
            attempt([&] { read(dataset, type, i * block, std::min(block, rows - i * block), row); });
    }

    static void read(const Dataset& dataset, ForeignType type, std::uint64_t first_row, std::uint64_t rows,
                     std::uint64_t row) {
        switch (type) {
            case ForeignType::integer:
                return read_numbers<std::int64_t>(dataset, first_row, rows * row);
            case ForeignType::unsigned_integer:
                return read_numbers<std::uint64_t>(dataset, first_row, rows * row);
            case ForeignType::floating:
                return read_numbers<double>(dataset, first_row, rows * row);
            case ForeignType::text:
                read_any_text(dataset, first_row, rows);
                return;
            case ForeignType::other:
                return;
        }
    }

    double end_s_ = monotonic_s() + time_s;
    int objects_ = 0;
};

}  // namespace

void survey_file(const std::filesystem::path& path) {
    attempt([&] {
        const File file = open_file(path);
        Surveyor().survey(root_group(file), 0);
    });
}

}  // namespace orthant::h5
