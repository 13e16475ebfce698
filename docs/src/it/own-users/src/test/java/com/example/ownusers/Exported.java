package com.example.ownusers;

import io.i9chat.domain.account.Me;
import io.i9chat.domain.departure.ExportSink;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.people.ExternalId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was exported of a person, kept in memory. */
final class Exported implements ExportSink {
  private final List<String> rooms = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private @Nullable Me me;
  private @Nullable ExternalId externalId;

  @Override
  public void profile(Me profile, @Nullable ExternalId id) {
    me = profile;
    externalId = id;
  }

  @Override
  public void media(List<MediaId> media) {
    if (!media.isEmpty()) {
      throw new AssertionError("there are no uploads here: " + media);
    }
  }

  @Override
  public void chat(Chat chat) {
    rooms.add(String.valueOf(chat.name()));
  }

  @Override
  public void messages(List<Message> messages) {
    messages.forEach(message -> texts.add(message.content().written()));
  }

  String externalId() {
    return String.valueOf(externalId);
  }

  @Nullable Object email() {
    return me == null ? "no profile" : me.email();
  }

  List<String> rooms() {
    return rooms;
  }

  List<String> texts() {
    return texts;
  }
}
