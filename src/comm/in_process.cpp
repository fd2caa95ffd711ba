#include "comm/in_process.hpp"

#include "base/contract.hpp"

#include <utility>

namespace orthant::comm {

class InProcessNetwork::Endpoint final : public Transport {
  public:
    Endpoint(InProcessNetwork& network, int rank) : network_(&network), rank_(rank) {}

    int rank() const override { return rank_; }
    int size() const override { return static_cast<int>(network_->inboxes_.size()); }

    void send(int to, Bytes bytes) override {
        ORTHANT_EXPECT(bytes.size() <= max_message_bytes);
        Inbox& inbox = *network_->inboxes_.at(static_cast<std::size_t>(to));
        const std::lock_guard guard(inbox.mutex);
        inbox.messages.push_back({rank_, std::move(bytes)});
    }

    std::optional<Message> receive() override {
        Inbox& inbox = *network_->inboxes_.at(static_cast<std::size_t>(rank_));
        const std::lock_guard guard(inbox.mutex);
        if (inbox.messages.empty()) return std::nullopt;
        Message message = std::move(inbox.messages.front());
        inbox.messages.pop_front();
        return message;
    }

    bool all_sent() const override { return true; }

    std::vector<int> newly_dead() override {
        std::vector<int> dead;
        for (int rank = 0; rank < size(); ++rank) {
            const auto place = static_cast<std::size_t>(rank);
            if (!network_->inboxes_[place]->is_dead || is_known_dead_[place]) continue;
            is_known_dead_[place] = true;
            dead.push_back(rank);
        }
        return dead;
    }

  private:
    InProcessNetwork* network_;
    int rank_;
    std::vector<bool> is_known_dead_ = std::vector<bool>(network_->inboxes_.size(), false);
};

InProcessNetwork::InProcessNetwork(int size) {
    ORTHANT_EXPECT(size >= 1);
    for (int r = 0; r < size; ++r) inboxes_.push_back(std::make_unique<Inbox>());
}

std::unique_ptr<Transport> InProcessNetwork::endpoint(int rank) {
    return std::make_unique<Endpoint>(*this, rank);
}

void InProcessNetwork::kill(int rank) {
    inboxes_.at(static_cast<std::size_t>(rank))->is_dead = true;
}

}  // namespace orthant::comm
