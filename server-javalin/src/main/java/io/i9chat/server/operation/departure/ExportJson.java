package io.i9chat.server.operation.departure;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.departure.Export;
import io.i9chat.domain.departure.ExportSink;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.server.wire.MeOut;
import io.i9chat.server.wire.Times;
import io.i9chat.server.wire.chat.ContentJson;
import io.i9chat.server.wire.json.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes an export as one JSON document while it is read: {@code {user, media: [id], chats: [{id,
 * type, name?, members, messages: [{seq, at, content, replyTo?, editedAt?}]}]}}.
 */
public final class ExportJson implements ExportSink {
  private final JsonGenerator json;
  private boolean inChats;
  private boolean inChat;

  private ExportJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes an export; the stream stays open. What breaks off does not look like a whole one. */
  public static void write(Export export, OutputStream out) throws IOException {
    // Closed only when all is written: closing ends every array and object that is still open.
    JsonGenerator json = Json.shared().createGenerator(new Unclosed(out));
    ExportJson sink = new ExportJson(json);
    json.writeStartObject();
    export.writeTo(sink);
    sink.end();
    json.close();
  }

  @Override
  public void profile(Me me, @Nullable ExternalId externalId) {
    // People who have external ids sign in to their application, and get their exports there.
    json.writePOJOProperty("user", MeOut.of(me));
  }

  @Override
  public void media(List<MediaId> media) {
    json.writeArrayPropertyStart("media");
    media.forEach(id -> json.writeString(id.toString()));
    json.writeEndArray();
  }

  @Override
  public void chat(Chat chat) {
    endChat();
    if (!inChats) {
      json.writeArrayPropertyStart("chats");
      inChats = true;
    }
    json.writeStartObject();
    json.writeStringProperty("id", chat.id().toString());
    json.writeStringProperty("type", chat.kind() == ChatKind.GROUP ? "group" : "direct");
    if (chat.name() != null) {
      json.writeStringProperty("name", chat.name().value());
    }
    json.writeArrayPropertyStart("members");
    chat.people().forEach(person -> json.writeString(person.value()));
    json.writeEndArray();
    json.writeArrayPropertyStart("messages");
    inChat = true;
  }

  @Override
  public void messages(List<Message> messages) {
    for (Message message : messages) {
      json.writeStartObject();
      json.writeNumberProperty("seq", message.seq());
      json.writeStringProperty("at", Times.text(message.at()));
      json.writeName("content");
      ContentJson.write(json, message.content(), List.of());
      if (message.replyTo() != null) {
        json.writeNumberProperty("replyTo", message.replyTo());
      }
      if (message.editedAt() != null) {
        json.writeStringProperty("editedAt", Times.text(message.editedAt()));
      }
      json.writeEndObject();
    }
  }

  private void endChat() {
    if (inChat) {
      json.writeEndArray();
      json.writeEndObject();
      inChat = false;
    }
  }

  private void end() {
    endChat();
    if (!inChats) {
      json.writeArrayPropertyStart("chats");
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The response's stream is the server's to close. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
