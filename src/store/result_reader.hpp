#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"
#include "store/seal.hpp"
#include "study/layout.hpp"
#include "study/record_source.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace orthant::store {

/// A variable as it stands in a file: axes first, then own dimensions, row-major.
struct StoredVariable {
    std::string name, long_name, units;
    std::vector<std::string> dims;
    std::vector<std::size_t> shape;
    std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> values;
    bool is_coordinate = false;
    std::vector<study::Flag> flags = {};  ///< what 0, 1, … stand for; explanations only where the study gave them
    std::int64_t nan_count = 0;           ///< cells that are NaN or infinite although their point has results
};

/// An open result file. Every call throws Error(storage) naming the file when something is damaged or not ours.
class ResultReader {
  public:
    explicit ResultReader(const std::filesystem::path& path);
    ~ResultReader();
    ResultReader(ResultReader&&) noexcept;
    ResultReader& operator=(ResultReader&&) noexcept;

    const std::filesystem::path& path() const;
    /// Intact or absent: a file with a broken one is not opened.
    Seal seal() const;
    const h5::Group& root() const;

    std::string attribute(const std::string& name) const;      ///< text, or a number as text; "" when absent
    std::string run_attribute(const std::string& name) const;  ///< the same of the group `run`
    std::vector<std::string> overrides() const;
    std::vector<std::string> axes() const;   ///< the job's axes in job order, in a search `trial` last
    std::vector<std::string> drawn() const;  ///< what the trials of a search draw, in job order
    std::uint64_t trials() const;            ///< 0 where it is no search
    Provenance provenance() const;
    Bytes data_outline() const;  ///< that of the provenance, where the rest of it may be damaged
    RunTotals totals() const;
    study::Shard shard() const;
    bool complete() const;
    std::uint64_t failed_tasks() const;  ///< by the attribute of `run`
    std::uint64_t task_rows() const;     ///< length of the dimension `task` of `run`

    std::vector<std::string> variables() const;  ///< of the root, in file order
    StoredVariable variable(const std::string& name) const;

    bool has_records() const;
    /// Of the group `records`, each checked against its digest. Keeps the file open, as the next.
    std::unique_ptr<study::RecordSource> records() const;
    /// What every file has: the outcomes of the group `run`, with empty records.
    std::unique_ptr<study::RecordSource> tasks() const;

  private:
    struct File;
    std::shared_ptr<File> file_;
};

}  // namespace orthant::store
