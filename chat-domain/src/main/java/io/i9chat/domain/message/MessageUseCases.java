package io.i9chat.domain.message;

import io.i9chat.domain.chat.Fingerprints;
import io.i9chat.domain.chat.Items;
import io.i9chat.domain.chat.Names;
import io.i9chat.domain.chat.Rosters;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;

/** The use cases of the message area. */
public record MessageUseCases(
    SendMessages send,
    EditMessage edit,
    DeleteMessage delete,
    React react,
    Unreact unreact,
    SearchMessages search,
    ShowReceipts receipts,
    UnlockKeys unlock) {
  /** The use cases on these ports. */
  public static MessageUseCases of(
      Ports ports, Names names, Fingerprints fingerprints, StorageSettings storage) {
    StorePorts store = ports.store();
    Acts acts = new Acts(ports, names, storage);
    return new MessageUseCases(
        new SendMessages(ports, names, fingerprints, storage),
        new EditMessage(acts, fingerprints),
        new DeleteMessage(acts),
        new React(acts),
        new Unreact(acts),
        new SearchMessages(store.chats(), store.search(), new Items(store, names)),
        new ShowReceipts(store, new Rosters(store.chats(), names)),
        new UnlockKeys(fingerprints));
  }
}
