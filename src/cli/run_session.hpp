#pragma once

#include "cli/run_command.hpp"
#include "cli/shared_board.hpp"
#include "comm/communicator.hpp"
#include "comm/node_memory.hpp"
#include "journal/lock.hpp"
#include "run/heartbeat.hpp"
#include "run/ledger.hpp"
#include "run/progress.hpp"
#include "run/rank_loop.hpp"
#include "study/registry.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::cli {

/// One `orthant run` on one rank, phase by phase; every phase is collective and throws AgreedExit on all ranks or none.
class RunSession {
  public:
    RunSession(const RunArguments& arguments, const study::Registry& registry, const comm::Communicator& world);

    /// Rank 0 reads and checks the job, looks at the output and reads the outline of the data; the others get the text
    /// and parse it too, and the outline.
    void read_job();
    /// The shared data, once per node.
    void load_data();
    /// Rank 0 takes the lock and opens the journal.
    void open_ledger();
    /// Computes, and on rank 0 writes the result file.
    ExitCode compute();

  private:
    bool is_root() const { return world_->rank() == 0; }
    void parse(const std::string& text);
    /// Error(usage) when the job's points cannot fit into this host's memory.
    void check_memory() const;
    std::optional<ExitCode> look_at_output();
    /// Error(storage) when what is left to write does not fit where the output goes.
    void check_space() const;
    /// Where the output is a finished search of fewer trials, or has failed tasks to retry, begins from what it holds.
    void grow(const run::JournalHead& head);
    void retry_in_journal(const run::JournalHead& head);
    ExitCode run_loop(run::RankLoop& loop, const run::Desk& desk);
    ExitCode end_stopped(const run::Desk& desk);
    ExitCode write_result();
    void check_lock();
    void say(const std::string& line);

    const RunArguments* arguments_;
    const study::Registry* registry_;
    const comm::Communicator* world_;
    double start_s_;
    run::Progress progress_;
    run::Launch launch_;
    study::Shard shard_;
    double deadline_s_;
    double checkpoint_interval_s_ = 0;
    job::Job job_;
    std::optional<job::Space> space_;
    comm::NodeMemory shared_memory_;
    SharedBoard board_;
    std::unique_ptr<study::Study> study_;
    std::uint64_t data_digest_ = 0;
    Bytes data_outline_;
    run::OutputPaths paths_;
    run::Binding binding_;              ///< on rank 0
    std::uint64_t binding_digest_ = 0;  ///< on all ranks
    std::optional<journal::Lock> lock_;
    std::optional<run::Heartbeat> heartbeat_;
    std::optional<run::Ledger> ledger_;
};

}  // namespace orthant::cli
