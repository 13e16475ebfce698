package io.i9chat.server.operation.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.departure.Export;
import io.i9chat.domain.departure.ExportAccount;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.chat.PreferenceChange;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.server.wire.json.Json;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.memory.InMemoryPorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class ExportJsonTest {
  private static final String PASSWORD = "correct horse";

  private final Ports ports = InMemoryPorts.fresh();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Export export(Ports over) {
    Account ada =
        new Account(
            Fresh.person(),
            Fresh.username(),
            Fresh.email(),
            ports.signInPorts().hasher().hash(new Password(PASSWORD), "client"),
            Fresh.now());
    NewAccount made = new NewAccount(ada, new DisplayName("Ada"), new Bio(""));
    assertThat(ports.store().accounts().enrol(List.of(made))).isEmpty();
    try (I9chat i9chat = new I9chat(over)) {
      var command = new ExportAccount.Command(ada.id(), PASSWORD);
      return ((ExportAccount.Outcome.Granted)
              i9chat.signIn().departures().exportAccount().handle(command))
          .export();
    }
  }

  @Test
  void aWholeOneIsADocument() throws IOException {
    ExportJson.write(export(ports), out);

    JsonNode document = Json.shared().readTree(out.toByteArray());
    assertThat(document.propertyNames()).containsExactly("user", "media", "chats");
  }

  @Test
  void oneThatBreaksOffIsNoDocument() {
    Export broken = export(withoutHeads());

    assertThatThrownBy(() -> ExportJson.write(broken, out)).isInstanceOf(PortFailure.class);

    assertThat(isDocument(out.toByteArray())).isFalse();
  }

  private static boolean isDocument(byte[] bytes) {
    try {
      return Json.shared().readTree(bytes).isObject();
    } catch (JacksonException broken) {
      return false;
    }
  }

  private Ports withoutHeads() {
    StorePorts store = ports.store();
    return ports.with(StoreVariant.with(store, Inbox.class, new WithoutHeads(store.inbox())));
  }

  /** A store that goes away when the chats are to be read. */
  private record WithoutHeads(Inbox inbox) implements Inbox {
    @Override
    public List<ChatHead> heads(PersonId person) {
      throw new PortFailure("the store is away");
    }

    @Override
    public Part<InboxItem> page(PersonId person, @Nullable Instant before, PageBound bound) {
      return inbox.page(person, before, bound);
    }

    @Override
    public Optional<InboxItem> item(PersonId person, ChatId chat) {
      return inbox.item(person, chat);
    }

    @Override
    public Optional<InboxItem> prefer(PersonId person, ChatId chat, PreferenceChange change) {
      return inbox.prefer(person, chat, change);
    }
  }
}
