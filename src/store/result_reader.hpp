#pragma once

#include "store/result_file.hpp"
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
    std::int64_t nan_count = 0;  ///< cells that are NaN or infinite although their point has results
};

/// An open result file. Every call throws Error(storage) naming the file when something is damaged or not ours.
class ResultReader {
  public:
    explicit ResultReader(const std::filesystem::path& path);
    ~ResultReader();
    ResultReader(ResultReader&&) noexcept;
    ResultReader& operator=(ResultReader&&) noexcept;

    std::string attribute(const std::string& name) const;  ///< text, or a number as text; "" when absent
    std::vector<std::string> overrides() const;
    std::vector<std::string> axes() const;  ///< the job's axes in job order
    Provenance provenance() const;
    RunTotals totals() const;
    study::Shard shard() const;
    bool complete() const;
    std::uint64_t failed_tasks() const;

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
