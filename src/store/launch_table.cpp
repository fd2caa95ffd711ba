#include "store/launch_table.hpp"

#include "h5/group.hpp"
#include "store/damage.hpp"
#include "store/no_text.hpp"
#include "store/stored_tasks.hpp"
#include "store/task_column.hpp"
#include "store/variable_writer.hpp"

#include <string>

namespace orthant::store {
namespace {

/// Shows each column of the table: its name, its meaning, its units, the member it holds.
template <class Visit>
void for_each_column(Visit visit) {
    visit("launch_start", "when the command was started", "seconds since 1970-01-01 00:00:00", &Launch::start_s);
    visit("launch_seconds", "time until it ended, or gave its last sign of life", "s", &Launch::seconds);
    visit("launch_ranks", "MPI ranks", "1", &Launch::ranks);
    visit("launch_nodes", "hosts that the ranks ran on", "1", &Launch::nodes);
    visit("launch_tasks", "tasks that it finished", "1", &Launch::tasks);
    visit("launch_busy_seconds", "time spent in these tasks, over all ranks", "s", &Launch::busy_s);
    visit("launch_lost_seconds", "time spent in tasks that were given up, over all ranks", "s", &Launch::lost_s);
    visit("launch_slurm_job", "Slurm job, with the element of its array; none outside Slurm", "1", &Launch::slurm_job);
    visit("launch_slurm_array_index", "element of the Slurm array; -1 outside one", "1", &Launch::slurm_array_index);
    visit("launch_slurm_restarts", "how often Slurm had requeued the job", "1", &Launch::slurm_restarts);
}

}  // namespace

void write_launches(const h5::Group& run, const std::vector<Launch>& launches) {
    VariableWriter writer(run);
    writer.numbering({launch_dim, "number of the start of the command", "1"}, launches.size());
    for_each_column([&]<class T>(const char* name, const char* long_name, const char* units, T Launch::*member) {
        const h5::Dataset column = writer.start({name, long_name, units, {launch_dim}}, h5::type_for<T>());
        std::vector<T> values;
        for (const Launch& launch : launches) values.push_back(to_stored(launch.*member));
        if (!values.empty()) h5::write_rows(column, 0, std::span<const T>(values));
    });
    writer.close();
}

std::vector<Launch> read_launches(const h5::Group& run) {
    if (!h5::contains(run, launch_dim)) return {};
    std::vector<Launch> launches(h5::read<std::int64_t>(open_list(run, launch_dim)).size());
    for_each_column([&]<class T>(const char* name, const char*, const char*, T Launch::*member) {
        const h5::Dataset column = open_list(run, name);
        if (h5::shape_of(column).front() != launches.size())
            throw damage("the variables over launches differ in length");
        const std::vector<T> values = h5::read_rows<T>(column, 0, launches.size());
        for (std::size_t i = 0; i < launches.size(); ++i) launches[i].*member = from_stored(values[i]);
    });
    return launches;
}

}  // namespace orthant::store
