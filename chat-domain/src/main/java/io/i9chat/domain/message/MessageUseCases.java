package io.i9chat.domain.message;

import io.i9chat.domain.chat.Fingerprints;
import io.i9chat.domain.chat.Names;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/** The use cases of the message area. */
public record MessageUseCases(SendMessages send, ShowReceipts receipts) {
  /** The use cases on these ports. */
  public static MessageUseCases of(Ports ports, Names names, Fingerprints fingerprints) {
    StorePorts store = ports.store();
    return new MessageUseCases(
        new SendMessages(
            store.chats(), store.log(), ports.signals(), names, fingerprints, ports.clock()),
        new ShowReceipts(store.chats(), store.log(), store.receipts(), store.profiles()));
  }
}
