package io.i9chat.domain.message;

import io.i9chat.domain.chat.Items;
import io.i9chat.domain.chat.Rosters;
import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import java.util.List;
import java.util.function.Supplier;

/**
 * The use cases of the message area, and short methods for what is done most: these throw {@link
 * Refused} where the use case answers a refusal.
 *
 * @param clientIds fresh keys, for messages that are sent without one
 */
public record MessageUseCases(
    SendMessages send,
    EditMessage edit,
    DeleteMessage delete,
    React react,
    Unreact unreact,
    SearchMessages search,
    ShowReceipts receipts,
    UnlockKeys unlock,
    Supplier<ClientId> clientIds) {
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
        new UnlockKeys(fingerprints),
        () -> new ClientId(ports.ids().next().toString()));
  }

  /**
   * Sends a text. A call that failed, so that it is not known whether the text was sent, is not to
   * be made again this way, but with a client id.
   *
   * @throws Refused with an outcome of {@link SendMessages}
   */
  public NamedEntry send(PersonId author, ChatId chat, String text) {
    return send(author, chat, clientIds.get(), text);
  }

  /**
   * Sends a text, once however often it is called with the same client id.
   *
   * @throws Refused with an outcome of {@link SendMessages}
   */
  public NamedEntry send(PersonId author, ChatId chat, ClientId clientId, String text) {
    var draft = new SendMessages.Draft(clientId, new Content.Text(text), null);
    var command = new SendMessages.Command(author, chat, List.of(draft));
    return Refused.unless(
            SendMessages.Outcome.Sent.class, SendMessages.class, send.handle(command).getFirst())
        .entry();
  }

  /**
   * Gives a text another wording.
   *
   * @throws Refused with an outcome of {@link EditMessage}
   */
  public void edit(PersonId author, ChatId chat, long seq, String text) {
    var command = new EditMessage.Command(author, chat, seq, new Content.Text(text), null);
    Refused.unless(EditMessage.Outcome.Done.class, EditMessage.class, edit.handle(command));
  }

  /**
   * Deletes a message.
   *
   * @throws Refused with an outcome of {@link DeleteMessage}
   */
  public void delete(PersonId caller, ChatId chat, long seq) {
    Refused.unless(
        DeleteMessage.Outcome.Done.class,
        DeleteMessage.class,
        delete.handle(new DeleteMessage.Command(caller, chat, seq)));
  }

  /**
   * Reacts to a message.
   *
   * @throws Refused with an outcome of {@link React}
   */
  public void react(PersonId caller, ChatId chat, long seq, Emoji emoji) {
    Refused.unless(
        React.Outcome.Done.class,
        React.class,
        react.handle(new React.Command(caller, chat, seq, emoji)));
  }
}
