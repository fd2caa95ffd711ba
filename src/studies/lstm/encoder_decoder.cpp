#include "studies/lstm/encoder_decoder.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

/// Row by row: row i of `to` is row `from_of[i]` of `from`, or the other way round.
enum class Order { gather, scatter };

template <class T>
void reorder(const Buffer<T>& from, Buffer<T>& to, std::span<const std::size_t> reader, Order order,
             std::size_t sequences) {
    const std::size_t width = from.size() / sequences;
    for (std::size_t i = 0; i < reader.size(); ++i) {
        const std::size_t there = order == Order::gather ? reader[i] : i, here = order == Order::gather ? i : reader[i];
        std::copy_n(from.data() + there * width, width, to.data() + here * width);
    }
}

template <class T>
void reorder(const std::vector<LayerState<T>>& from, std::vector<LayerState<T>>& to,
             std::span<const std::size_t> reader, Order order, std::size_t sequences) {
    for (std::size_t level = 0; level < from.size(); ++level) {
        reorder(from[level].y, to[level].y, reader, order, sequences);
        reorder(from[level].c, to[level].c, reader, order, sequences);
        reorder(from[level].gates, to[level].gates, reader, order, sequences);
    }
}

StackSettings stack_of(const EncoderDecoderSettings& settings, std::size_t inputs) {
    return {.cell = settings.cell,
            .inputs = inputs,
            .hidden = settings.hidden,
            .layers = settings.layers,
            .dropout = settings.dropout};
}

}  // namespace

template <class T>
EncoderDecoder<T>::EncoderDecoder(const EncoderDecoderSettings& settings)
    : settings_(settings),
      encoder_(stack_of(settings, settings.inputs), layout_, "encoder."),
      decoder_(stack_of(settings, settings.decoder_inputs), layout_, "decoder."),
      top_(decoder_.width(), outputs_for(settings.loss, settings.targets), Activation::identity, layout_, "output.") {}

template <class T>
std::size_t EncoderDecoder<T>::bytes(std::size_t rows, std::size_t answer_rows, std::size_t sequences) const {
    std::size_t of_states = 0;
    for (const LayerState<T>& state : encoder_.states(sequences))
        for (const Buffer<T>* buffer : {&state.y, &state.c, &state.gates})
            of_states += Buffer<T>::bytes(buffer->size());
    return encoder_.bytes(rows, sequences) + decoder_.bytes(answer_rows, sequences) + top_.bytes(answer_rows) +
           4 * of_states + 2 * Buffer<T>::bytes(answer_rows * top_.outputs());
}

template <class T>
void EncoderDecoder<T>::reserve(const PairedBatch<T>& batch) {
    const std::size_t sequences = batch.read_shape.sequences();
    if (sequences != sequences_) {
        for (States* states : {&code_, &started_, &dcode_, &dstarted_}) *states = encoder_.states(sequences);
        sequences_ = sequences;
    }
    if (batch.answer_shape.rows() <= rows_) return;
    rows_ = batch.answer_shape.rows();
    for (Buffer<T>* outputs : {&o_, &do_}) *outputs = Buffer<T>(rows_ * top_.outputs());
}

template <class T>
Rows<const T> EncoderDecoder<T>::outputs(const T* parameters, const PairedBatch<T>& batch, Dropping dropping) {
    ORTHANT_EXPECT(batch.reader.size() == batch.read_shape.sequences() &&
                   batch.reader.size() == batch.answer_shape.sequences());
    reserve(batch);
    encoder_.forward(parameters, batch.read_shape, batch.x, nullptr, &code_, dropping);
    reorder(code_, started_, batch.reader, Order::gather, sequences_);
    const Dropping of_decoder{dropping.key == 0 ? 0 : ~dropping.key};
    answered_ = decoder_.forward(parameters, batch.answer_shape, batch.decoder_x, &started_, nullptr, of_decoder);
    const Rows<T> o{o_.data(), answered_.rows, top_.outputs()};
    top_.forward(parameters, answered_, o);
    return o;
}

template <class T>
double EncoderDecoder<T>::loss_and_gradient(const T* parameters, const PairedBatch<T>& batch, T* gradient,
                                            Dropping dropping) {
    const Rows<const T> o = outputs(parameters, batch, dropping);
    const Rows<T> errors{do_.data(), o.rows, o.columns};
    const auto rows = static_cast<double>(o.rows);
    const double sum = loss_and_errors<T>(settings_.loss, o, batch.targets, 1 / rows, errors);
    top_.backward(parameters, answered_, o, errors, gradient, decoder_.errors(o.rows));
    decoder_.backward(parameters, batch.answer_shape, batch.decoder_x, gradient, nullptr, &dstarted_);
    reorder(dstarted_, dcode_, batch.reader, Order::scatter, sequences_);
    const Rows<T> of_encoder = encoder_.errors(batch.read_shape.rows());
    std::fill_n(of_encoder.values, of_encoder.rows * of_encoder.columns, T(0));
    encoder_.backward(parameters, batch.read_shape, batch.x, gradient, &dcode_);
    return sum / rows;
}

template <class T>
double EncoderDecoder<T>::loss(const T* parameters, const PairedBatch<T>& batch) {
    const Rows<const T> o = outputs(parameters, batch);
    return loss_of<T>(settings_.loss, o, batch.targets) / static_cast<double>(o.rows);
}

template class EncoderDecoder<float>;
template class EncoderDecoder<double>;

}  // namespace orthant::lstm
