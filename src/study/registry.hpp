#pragma once

#include "job/job.hpp"
#include "job/parse.hpp"
#include "job/schema.hpp"
#include "study/study.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace orthant::study {

/// A study before it meets a job: what it accepts, and how to bind it.
struct Entry {
    job::Schema schema;
    /// Keeps a reference to the job, which must outlive the study. Error(job) where parameters do not fit together.
    std::function<std::unique_ptr<Study>(const job::Job&)> open;
};

/// The studies of this program, by name.
class Registry {
  public:
    void add(Entry entry);
    const Entry* find(std::string_view name) const;
    std::vector<std::string> names() const;
    job::Catalogue catalogue() const;
    std::unique_ptr<Study> open(const job::Job& job) const;

  private:
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace orthant::study
