package io.i9chat.server.wire.chat;

import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.server.wire.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes entries of a log. By hand: this is what the server does most. */
public final class EntryJson {
  private EntryJson() {}

  /** Writes an entry as one JSON object. */
  public static void write(JsonGenerator json, SeenEntry entry) {
    json.writeStartObject();
    switch (entry) {
      case NamedEntry named -> {
        json.writeStringProperty("chat", named.entry().chat().toString());
        place(json, named);
        payload(json, named, named.entry().payload());
      }
      case HiddenEntry hidden -> {
        json.writeStringProperty("chat", hidden.chat().toString());
        json.writeNumberProperty("seq", hidden.seq());
        json.writeStringProperty("at", Times.text(hidden.at()));
        json.writeStringProperty("kind", "hidden");
      }
    }
    json.writeEndObject();
  }

  private static void payload(JsonGenerator json, NamedEntry named, Payload payload) {
    switch (payload) {
      case Payload.Message message -> {
        json.writeStringProperty("kind", "message");
        json.writeStringProperty("clientId", message.clientId().value());
        ContentJson.write(json, message.body());
        if (message.replyTo() != null) {
          json.writeNumberProperty("replyTo", message.replyTo());
        }
      }
      case Payload.Edit edit -> {
        about(json, "edit", edit);
        if (edit.idempotencyKey() != null) {
          json.writeStringProperty("clientId", edit.idempotencyKey().clientId().value());
        }
        ContentJson.write(json, edit.body());
      }
      case Payload.Delete delete -> about(json, "delete", delete);
      case Payload.Reaction reaction -> {
        about(json, "reaction", reaction);
        json.writeStringProperty("emoji", reaction.emoji().value());
      }
      case Payload.Unreaction unreaction -> about(json, "unreaction", unreaction);
      case Payload.Activity activity -> activity(json, named, activity);
    }
  }

  private static void about(JsonGenerator json, String kind, Payload.About about) {
    json.writeStringProperty("kind", kind);
    json.writeNumberProperty("target", about.target());
  }

  /** Seq, time and author. */
  static void place(JsonGenerator json, NamedEntry named) {
    json.writeNumberProperty("seq", named.entry().seq());
    json.writeStringProperty("at", Times.text(named.entry().at()));
    json.writeName("author");
    username(json, named.author());
  }

  static void activity(JsonGenerator json, NamedEntry named, Payload.Activity activity) {
    json.writeStringProperty("kind", "activity");
    switch (activity) {
      case Payload.Created created -> {
        json.writeStringProperty("activity", "created");
        json.writeStringProperty("name", created.name().value());
      }
      case Payload.Added added -> usernames(json, named, "added", added.people());
      case Payload.Removed removed -> usernames(json, named, "removed", List.of(removed.person()));
      case Payload.Promoted up -> usernames(json, named, "promoted", List.of(up.person()));
      case Payload.Demoted down -> usernames(json, named, "demoted", List.of(down.person()));
      case Payload.Joined joined -> json.writeStringProperty("activity", "joined");
      case Payload.Left left -> json.writeStringProperty("activity", "left");
      case Payload.Changed changed -> {
        json.writeStringProperty("activity", "changed");
        GroupJson.changes(json, changed);
      }
    }
  }

  private static void usernames(
      JsonGenerator json, NamedEntry named, String activity, List<PersonId> people) {
    json.writeStringProperty("activity", activity);
    json.writeArrayPropertyStart("usernames");
    for (PersonId person : people) {
      username(json, named.name(person));
    }
    json.writeEndArray();
  }

  /** A username, {@code null} where the account is deleted. */
  static void username(JsonGenerator json, @Nullable Username username) {
    if (username == null) {
      json.writeNull();
    } else {
      json.writeString(username.value());
    }
  }
}
