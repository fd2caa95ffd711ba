#pragma once

#include "base/error.hpp"
#include "job/parse.hpp"

#include <string>
#include <vector>

namespace orthant::job::helpers {

/// A study with a parameter of every type and role, and no data.
inline const Schema& toy_study() {
    static const Schema schema{
        .study = "toy.study",
        .summary = "For tests",
        .parameters =
            {
                {.name = "D", .description = "dimensions", .type = Type::integer, .role = Role::outer, .minimum = 1},
                {.name = "source",
                 .description = "where vectors come from",
                 .type = Type::text,
                 .role = Role::outer,
                 .default_value = "cube",
                 .choices = {"cube", "ball", "sphere"}},
                {.name = "scale",
                 .description = "of the vectors",
                 .type = Type::real,
                 .role = Role::outer,
                 .default_value = 1.0},
                {.name = "eps",
                 .description = "radius",
                 .type = Type::real,
                 .role = Role::inner,
                 .default_value = 0.5,
                 .minimum = 0,
                 .maximum = 1e6},
                {.name = "pairs",
                 .description = "pairs drawn",
                 .type = Type::integer,
                 .role = Role::setting,
                 .minimum = 1},
                {.name = "exact",
                 .description = "whether to be exact",
                 .type = Type::boolean,
                 .role = Role::setting,
                 .default_value = false},
                {.name = "remark",
                 .description = "anything",
                 .type = Type::text,
                 .role = Role::setting,
                 .default_value = ""},
            },
    };
    return schema;
}

/// A study that reads data.
inline const Schema& toy_data() {
    static const Schema schema{
        .study = "toy.data",
        .summary = "For tests",
        .parameters = {{.name = "k",
                        .description = "neighbours",
                        .type = Type::integer,
                        .role = Role::inner,
                        .default_value = std::int64_t{1}}},
        .data =
            {{.name = "file", .description = "the table", .type = Type::path},
             {.name = "target", .description = "the column to predict", .type = Type::text, .default_value = "class"},
             {.name = "test_file", .description = "a table to test on", .type = Type::path, .default_value = no_file}},
    };
    return schema;
}

inline Catalogue toy_catalogue() {
    return {[](std::string_view name) -> const Schema* {
                if (name == toy_study().study) return &toy_study();
                if (name == toy_data().study) return &toy_data();
                return nullptr;
            },
            {"toy.study", "toy.data"}};
}

inline Job parse_toy(const std::string& text, const std::vector<std::string>& overrides = {},
                     const std::filesystem::path& path = "/jobs/toy.toml") {
    return parse_job(path, text, overrides, toy_catalogue());
}

/// The message of the Error(job) that parsing must end in; any other end fails the test.
inline std::string message_of(const std::string& text, const std::vector<std::string>& overrides = {},
                              const std::filesystem::path& path = "bad.toml") {
    try {
        parse_toy(text, overrides, path);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::job ? error.what() : "an Error of another kind: " + std::string(error.what());
    }
    return "no error";
}

}  // namespace orthant::job::helpers
