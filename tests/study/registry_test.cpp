#include "study/registry.hpp"

#include "base/contract.hpp"
#include "support/jobs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::study::registry_test {
namespace {

TEST(Registry, finds_studies_by_name_and_offers_the_names) {
    const Registry registry = test::studies();
    ASSERT_NE(registry.find("test.walk"), nullptr);
    EXPECT_EQ(registry.find("test.walks"), nullptr);
    EXPECT_THAT(registry.names(), ::testing::Contains("test.rounds"));
    const job::Catalogue catalogue = registry.catalogue();
    EXPECT_EQ(catalogue.find("test.rounds"), &registry.find("test.rounds")->schema);
    EXPECT_EQ(catalogue.find("nothing"), nullptr);
}

TEST(Registry, knows_a_name_only_once) {
    Registry registry = test::studies();
    EXPECT_THROW(registry.add(test::walk()), ContractViolation);
}

TEST(Registry, wants_an_example_of_every_study) {
    Registry registry;
    Entry silent = test::walk();
    silent.example = "";
    EXPECT_THROW(registry.add(silent), ContractViolation);
}

}  // namespace
}  // namespace orthant::study::registry_test
