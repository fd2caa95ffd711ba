#include "cli/verification.hpp"

#include "base/build_info.hpp"
#include "base/counted.hpp"
#include "cli/findings.hpp"
#include "cli/replay.hpp"
#include "cli/stored_job.hpp"
#include "cli/task_audit.hpp"
#include "run/binding.hpp"
#include "store/arrangement.hpp"
#include "store/blueprint.hpp"
#include "store/readability.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace orthant::cli {
namespace {

class Verification {
  public:
    Verification(const store::ResultReader& file, const study::Registry& registry, const ReplayWish& wish,
                 std::ostream& out)
        : file_(&file), registry_(&registry), wish_(&wish), out_(&out), findings_(out) {}

    bool run() {
        check_bytes();
        if (findings_.attempt([&] { claims_.shard = file_->shard(); }) && read_job()) {
            read_program();
            check_form();
            check_attributes();
            check_tasks();
            if (audit_) check_records();
            if (audit_ && wish_->tasks > 0) check_replay();
        }
        print_verdict();
        return findings_.problems() == 0;
    }

  private:
    void check_bytes() {
        if (file_->seal() == store::Seal::absent)
            findings_.notice(
                "the file has no seal (another program has rewritten it, or its end is cut off): its bytes "
                "are not checked as a whole");
        findings_.problems(store::unreadable_variables(*file_));
    }

    /// What `read` gives, if it can: what keeps it from it is said elsewhere.
    template <class Read>
    static auto read_quietly(Read read) -> std::optional<decltype(read())> {
        try {
            return read();
        } catch (const Error&) {
            return std::nullopt;
        }
    }

    bool read_job() {
        try {
            asked_.emplace(*file_, *registry_, wish_->data_folder);
        } catch (const Error& error) {
            findings_.problem("this program does not understand the job in the file: " + std::string(error.what()));
            return false;
        }
        if (const auto status = read_quietly([&] { return file_->variable("status"); }))
            if (const auto* values = std::get_if<std::vector<std::int64_t>>(&status->values)) claims_.status = *values;
        const std::uint64_t points = asked_->space.points();
        if (!claims_.status) return true;
        if (claims_.status->size() == points) {
            claims_.status = store::Arrangement::of_points(asked_->space).to_table(*claims_.status);
            return true;
        }
        findings_.problem("variable 'status' has " + counted(claims_.status->size(), "value") + ", but the job has " +
                          counted(points, "point"));
        return false;
    }

    void read_program() {
        findings_.attempt([&] {
            const run::Binding there{"", 0, 0, file_->attribute("build_id"), file_->attribute("instruction_set"), {}};
            const run::Binding here{"", 0, 0, build_info().build_id, build_info().instruction_set, {}};
            other_program_ = run::differences(there, here);
        });
    }

    std::uint64_t task_rows() const {
        const auto rows = read_quietly([&] { return file_->task_rows(); });
        return rows ? *rows : read_quietly([&] { return file_->tasks()->size(); }).value_or(0);
    }

    /// What this program would write, with these results.
    store::Blueprint blueprint(const study::ResultTable& table) const {
        return store::Blueprint({.job = asked_->job,
                                 .space = asked_->space,
                                 .shard = claims_.shard,
                                 .data_outline = read_quietly([&] { return file_->data_outline(); }).value_or(Bytes()),
                                 .table = table,
                                 .tasks = task_rows(),
                                 .failed_tasks = read_quietly([&] { return file_->failed_tasks(); }).value_or(0),
                                 .hosts = claims_.hosts.value_or(std::vector<std::string>()),
                                 .launches = launches_});
    }

    void check_form() {
        findings_.attempt([&] {
            const study::ResultTable table(asked_->space, asked_->study->layout());
            if (const auto totals = read_quietly([&] { return file_->totals(); })) {
                claims_.hosts = totals->hosts;
                launches_ = totals->launches.size();
            }
            const store::Blueprint wanted = blueprint(table);
            const auto wording = other_program_.empty() ? store::Wording::compared : store::Wording::free;
            const auto structure = wanted.structure_differences(*file_, wording);
            has_form_ = structure.empty();
            findings_.problems(structure);
            findings_.problems(wanted.job_differences(*file_), " (by its job)");
            for (const std::string& name : wanted.surplus(*file_))
                findings_.notice("'" + name + "' is not Orthant's: it is not checked");
        });
    }

    /// Attributes of the right form may still make no sense.
    void check_attributes() {
        if (!has_form_) return;
        findings_.attempt([&] {
            file_->provenance();
            file_->totals();
            if (!file_->complete()) findings_.problem("the run was stopped early: attribute 'complete' is 0");
        });
    }

    void check_tasks() {
        std::unique_ptr<study::RecordSource> tasks;
        RecordUse use = RecordUse::none;
        if (file_->has_records() && findings_.attempt([&] { tasks = file_->records(); }))
            use = other_program_.empty() ? RecordUse::reduce : RecordUse::check;
        findings_.attempt([&] {
            if (!tasks) tasks = file_->tasks();
            audit_ = audit_tasks(*asked_, claims_, *tasks, use, findings_);
            check_total("tasks", audit_->done + audit_->failed);
            check_total("failed_tasks", audit_->failed);
        });
    }

    void check_total(const std::string& name, std::uint64_t counted_now) {
        const std::string told = file_->run_attribute(name);
        if (!told.empty() && told != std::to_string(counted_now))
            findings_.problem("attribute 'run/" + name + "' is " + told + ", but there are " +
                              std::to_string(counted_now));
    }

    void check_records() {
        if (audit_->table)
            compare_results(*audit_->table, " (reduced again from the records)");
        else if (!other_program_.empty())
            findings_.notice("another program wrote the file (not the same: " + other_program_ + "): " +
                             (file_->has_records() ? "the records were checked, but not reduced again"
                                                   : "this one cannot replay its tasks"));
    }

    void compare_results(const study::ResultTable& table, const std::string& how) {
        findings_.attempt([&] { findings_.problems(blueprint(table).result_differences(*file_), how); });
    }

    std::string place_of_data() const {
        if (asked_->job.file_keys.empty()) return "";
        if (wish_->data_folder.empty())
            return "; data files are looked for from the current folder (--data-folder names another)";
        return "; data files are looked for from '" + wish_->data_folder.string() + "' (--data-folder)";
    }

    void check_replay() {
        if (!other_program_.empty())
            return findings_.problem("nothing was replayed: another program computed the tasks (not the same: " +
                                     other_program_ + "); replay with that program");
        std::vector<std::uint64_t> offered;
        for (const PointTally& point : audit_->points) offered.push_back(point.is_sound ? point.done : 0);
        const ReplaySample sample(std::move(offered), wish_->tasks, job::identity(asked_->job));
        try {
            const auto table = replay(*file_, *asked_, *registry_, *audit_, sample, findings_);
            replayed_ = sample.size();
            if (table) compare_results(*table, " (computed again)");
        } catch (const Error& error) {
            findings_.problem("nothing was replayed: " + std::string(error.what()) + place_of_data());
        }
    }

    void print_verdict() {
        if (findings_.problems() > 0) {
            *out_ << counted(findings_.problems(), "problem") + "\n";
            return;
        }
        const auto points = static_cast<std::uint64_t>(
            std::ranges::count_if(audit_->points, [](const PointTally& point) { return point.is_sound; }));
        *out_ << "whole: " + counted(audit_->done + audit_->failed, "task") + " of " + counted(points, "point") +
                     (audit_->failed > 0 ? " (" + std::to_string(audit_->failed) + " failed)" : "") +
                     (replayed_ > 0 ? ", " + std::to_string(replayed_) + " replayed" : "") + "\n";
    }

    const store::ResultReader* file_;
    const study::Registry* registry_;
    const ReplayWish* wish_;
    std::ostream* out_;
    Findings findings_;
    FileClaims claims_;
    std::uint64_t launches_ = 0;
    std::string other_program_;  ///< what differs from this one, in words; empty when it is this one
    std::optional<StoredJob> asked_;
    std::optional<TaskAudit> audit_;
    bool has_form_ = false;
    std::uint64_t replayed_ = 0;
};

}  // namespace

bool verify(const store::ResultReader& file, const study::Registry& registry, const ReplayWish& wish,
            std::ostream& out) {
    return Verification(file, registry, wish, out).run();
}

}  // namespace orthant::cli
