#include "h5/attribute.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "h5/scale.hpp"
#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <sstream>

namespace orthant::store::schema_test {
namespace {

using sample::Sample;
using Names = std::set<std::string>;

struct Variable {
    std::string type;
    Names attributes;

    friend bool operator==(const Variable&, const Variable&) = default;
};

struct Schema {
    std::map<std::string, Variable> variables;
    std::map<std::string, std::string> attributes;  ///< "path name" to type
};

/// What stands between back quotes.
std::vector<std::string> quoted(const std::string& cell) {
    std::vector<std::string> parts;  // outside and inside by turns
    std::istringstream in(cell);
    for (std::string part; std::getline(in, part, '`');) parts.push_back(part);
    std::vector<std::string> found;
    for (std::size_t i = 1; i < parts.size(); i += 2) found.push_back(parts[i]);
    return found;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) {
        const std::size_t first = cell.find_first_not_of(' '), last = cell.find_last_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    return cells;
}

/// The tables of the document.
Schema documented() {
    const auto room = std::filesystem::path(ORTHANT_SOURCES) / "src" / "store";
    std::ifstream in(room / "README.md");
    Schema schema;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("| `/")) continue;
        const auto cells = cells_of(line);
        const std::string path = quoted(cells[0]).front();
        if (cells.size() == 6) {
            Names attributes{"long_name", "units"};
            for (const std::string& name : quoted(cells[3])) attributes.insert(name);
            schema.variables[path] = {cells[1], attributes};
        } else {
            schema.attributes[path + " " + quoted(cells[1]).front()] = cells[2];
        }
    }
    return schema;
}

std::string type_name(const h5::Dataset& dataset) {
    static const std::map<h5::Type, std::string> names{{h5::Type::int8, "int8"},     {h5::Type::int32, "int32"},
                                                       {h5::Type::int64, "int64"},   {h5::Type::uint8, "uint8"},
                                                       {h5::Type::uint64, "uint64"}, {h5::Type::float64, "float64"},
                                                       {h5::Type::text, "text"}};
    return names.at(h5::type_of(dataset).value());
}

std::string type_name(const h5::AttributeValue& value, bool is_list) {
    static const std::vector<std::string> names{"integer", "uint64", "float64", "text"};
    return names.at(value.index()) + (is_list ? " list" : "");
}

/// Attributes that HDF5 keeps for dimension scales.
bool is_of_scales(const std::string& name) {
    return Names{"CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST"}.contains(name);
}

/// The placeholder a name of the sample stands for in the document.
std::string generic(const std::string& path) {
    static const std::map<std::string, std::string> names{{"k", "<axis>"},
                                                          {"source", "<axis>"},
                                                          {"eps", "<axis>"},
                                                          {"scale", "<axis>"},
                                                          {"whiten", "<axis>"},
                                                          {"rate", "<drawn>"},
                                                          {"width", "<drawn>"},
                                                          {"kind", "<drawn>"},
                                                          {"plain", "<drawn>"},
                                                          {"fold", "<dimension>"},
                                                          {"bin", "<dimension>"},
                                                          {"label", "<dimension>"},
                                                          {"mean", "<real result>"},
                                                          {"error", "<real result>"},
                                                          {"mean_stderr", "<real result>"},
                                                          {"density_exact", "<real result>"},
                                                          {"trace", "<padded result>"},
                                                          {"length", "<integer result>"},
                                                          {"count", "<integer result>"},
                                                          {"verdict", "<coded result>"}};
    const std::string name = path.substr(1);
    if (names.contains(name)) return "/" + names.at(name);
    for (const std::string averaged : {"mean", "error", "trace", "length", "count"})
        if (name.starts_with(averaged + "_mean")) return "/<averaged result>" + name.substr(averaged.size());
    return path;
}

/// `allowed` is "int8", or "int8, int64 or text".
bool is_documented_type(const std::string& allowed, const std::string& type) {
    std::istringstream in(allowed);
    for (std::string word; in >> word;)
        if (word == type || word == type + ",") return true;
    return false;
}

std::int64_t nan_count(const h5::File& file, const std::string& name) {
    const auto value = h5::read_attribute(h5::open_dataset(h5::root_group(file), name), "nan_count");
    return std::get<std::vector<std::int64_t>>(value.value()).front();
}

class SchemaTest : public testing::Test {
  protected:
    SchemaTest() {
        Sample sample(sample::search_job(2, 3), {0, 2});
        sample.job.overrides = {"seed=3"};
        sample.add_task(14, 2, "diverged");
        sample.write(directory_ / "a.h5");
        file_ = h5::open_file(directory_ / "a.h5");
    }

    void expect_variables(const h5::Group& group, const std::string& path, const Schema& schema, Names& seen) {
        for (const h5::Link& link : h5::links(group)) {
            if (link.kind == h5::LinkKind::group) {
                expect_variables(h5::open_group(group, link.name), path + link.name + "/", schema, seen);
                continue;
            }
            const h5::Dataset dataset = h5::open_dataset(group, link.name);
            if (path == "/records/" && h5::is_scale(dataset)) continue;
            const std::string name = generic(path + link.name);
            seen.insert(name);
            const auto document = schema.variables.find(name);
            ASSERT_NE(document, schema.variables.end()) << path << link.name << " is not documented";
            EXPECT_TRUE(is_documented_type(document->second.type, type_name(dataset)))
                << path << link.name << " is of type " << type_name(dataset);
            Names attributes;
            for (const std::string& attribute : h5::attribute_names(dataset))
                if (!is_of_scales(attribute)) attributes.insert(attribute);
            EXPECT_EQ(attributes, document->second.attributes) << path << link.name;
        }
    }

    void expect_attributes(const h5::Group& group, const std::string& path, const Schema& schema) {
        Names there, documented;
        for (const std::string& name : h5::attribute_names(group)) {
            there.insert(path + " " + name);
            const auto document = schema.attributes.find(path + " " + name);
            ASSERT_NE(document, schema.attributes.end()) << name << " is not documented";
            const bool is_list = document->second.ends_with(" list");
            EXPECT_EQ(document->second, type_name(*h5::read_attribute(group, name), is_list)) << name;
        }
        for (const auto& [key, type] : schema.attributes)
            if (key.starts_with(path + " ")) documented.insert(key);
        EXPECT_EQ(there, documented);
    }

    test::TempDirectory directory_;
    h5::File file_;
};

TEST_F(SchemaTest, of_the_document_is_that_of_the_file) {
    const Schema schema = documented();
    Names seen, in_document;
    expect_variables(h5::root_group(file_), "/", schema, seen);
    for (const auto& [path, variable] : schema.variables) in_document.insert(path);
    EXPECT_EQ(seen, in_document);
    EXPECT_GE(seen.size(), 20U);
    expect_attributes(h5::root_group(file_), "/", schema);
    expect_attributes(h5::open_group(h5::root_group(file_), "run"), "/run", schema);
}

TEST_F(SchemaTest, counts_non_finite_cells_of_points_with_results) {
    Sample sample(2);
    sample.table.row(3).set("mean", std::numeric_limits<double>::infinity());
    sample.table.row(6).set("mean", std::numeric_limits<double>::quiet_NaN());
    sample.table.row(7).set("mean", std::numeric_limits<double>::quiet_NaN());
    sample.table.clear(9);
    sample.table.status()[9] = study::PointStatus::failed;
    sample.write(directory_ / "b.h5");
    const h5::File file = h5::open_file(directory_ / "b.h5");
    EXPECT_EQ(nan_count(file, "mean"), 3);
    EXPECT_EQ(nan_count(file, "mean_mean"), 2) << "two replicates of one point, and the infinite one";
    EXPECT_EQ(nan_count(file, "error"), 0) << "the failed point is not counted";
}

TEST_F(SchemaTest, counts_no_padding) {
    Sample sample(2);
    for (std::uint64_t point = 0; point < sample.space.points(); ++point)
        sample.table.row(point).set_integer("length", 3);
    const auto nan_from = [&](std::uint64_t point, std::size_t first, std::int64_t length) {
        study::ResultRow row = sample.table.row(point);
        std::ranges::fill(row.real("trace").subspan(first), std::numeric_limits<double>::quiet_NaN());
        row.set_integer("length", length);
    };
    nan_from(4, 1, 1);
    nan_from(5, 2, 2);
    nan_from(8, 1, 2);
    sample.write(directory_ / "c.h5");
    const h5::File file = h5::open_file(directory_ / "c.h5");
    EXPECT_EQ(nan_count(file, "trace"), 1) << "the second of two bins of one point";
    EXPECT_EQ(nan_count(file, "trace_mean"), 1) << "as far as both replicates are filled";
}

}  // namespace
}  // namespace orthant::store::schema_test
