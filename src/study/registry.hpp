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

/// A study before it meets a job: what it accepts, how to bind it, and how it is asked.
struct Entry {
    job::Schema schema;
    /// Keeps a reference to the job, which must outlive the study. Error(job) where parameters do not fit together.
    std::function<std::unique_ptr<Study>(const job::Job&)> open;
    /// The text of a small job: what `orthant studies` shows, and describes the results of. Its data files need not
    /// be there.
    std::string example;
    /// What the example's layout depends on of the data that are not there: see Study::read_outline.
    Bytes example_outline = {};
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
