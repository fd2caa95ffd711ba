#include "lstm/random_values.hpp"
#include "studies/lstm/encoder_decoder.hpp"
#include "studies/lstm/network.hpp"
#include "studies/lstm/optimiser.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <vector>

// All forms of new below take their memory from aligned_alloc, which free gives back; GCC looks at one form alone.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace {

/// Of this program, in all forms of new.
std::size_t allocations = 0;

void* counted(std::size_t bytes, std::size_t alignment) {
    ++allocations;
    void* memory = std::aligned_alloc(alignment, (bytes + alignment) / alignment * alignment);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
    return counted(bytes, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return counted(bytes, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    try {
        return counted(bytes, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}

namespace orthant::lstm::allocation_test {
namespace {

/// How many allocations the second and later updates make; batches shrink on the way.
std::size_t allocations_of_training(CellKind cell, OutputForm form) {
    Network<float> network(
        {.stack = {.cell = cell, .inputs = 6, .hidden = 40, .layers = 2, .dropout = 0.2}, .targets = 2, .form = form});
    Buffer<float> parameters = helpers::random_buffer<float>(network.layout().size(), 1, 0.2);
    Buffer<float> gradient(parameters.size());
    Optimiser<float> optimiser({.kind = OptimiserKind::adam, .clipping = Clipping::norm}, parameters.size());
    const std::vector<PackedShape> shapes{PackedShape(std::vector<std::size_t>(8, 30)),
                                          PackedShape(std::vector<std::size_t>{30, 20, 5}),
                                          PackedShape(std::vector<std::size_t>(8, 30))};
    const Buffer<float> x(240 * 6), targets(240 * 2);
    std::size_t before = 0;
    for (std::uint64_t update = 0; update < 6; ++update) {
        if (update == 1) before = allocations;
        const PackedShape& shape = shapes[update % shapes.size()];
        const std::size_t answered = form == OutputForm::last ? shape.sequences() : shape.rows();
        network.loss_and_gradient(parameters.data(),
                                  {shape, {x.data(), shape.rows(), 6}, {targets.data(), answered, 2}}, gradient.data(),
                                  nullptr, nullptr, {update + 1});
        optimiser.update(parameters.span(), gradient.span());
    }
    return allocations - before;
}

TEST(Allocation, is_over_after_the_first_update) {
    for (const std::string& cell : cell_names())
        for (const OutputForm form : {OutputForm::last, OutputForm::every})
            EXPECT_EQ(allocations_of_training(cell_named(cell), form), 0u) << cell;
}

}  // namespace
}  // namespace orthant::lstm::allocation_test
