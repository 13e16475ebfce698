package io.i9chat.domain.media;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.common.Batches;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.people.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may see an object: those who may see a message, profile or group that carries it. Rules:
 * MEDIA-G.
 */
final class MediaVisibility {
  /** How many uses are looked at, first and at most. */
  private static final List<Integer> LOOKS = List.of(50, 10_000);

  private final MediaLedger ledger;
  private final Chats chats;
  private final ChatLog log;

  MediaVisibility(StorePorts store) {
    ledger = store.ledger();
    chats = store.chats();
    log = store.log();
  }

  /**
   * An object as a person sees it.
   *
   * @param name what the message they see it in calls it, {@code null} if it does not say
   */
  record Seen(@Nullable FileName name) {}

  /** What {@code person} sees of the object, empty if they may not see it anywhere. */
  Optional<Seen> of(PersonId person, MediaId media) {
    for (int limit : LOOKS) {
      List<MediaUse> uses = ledger.uses(media, person, limit);
      Optional<Seen> seen = in(uses, person, media);
      if (seen.isPresent() || uses.size() < limit) {
        return seen;
      }
    }
    return Optional.empty();
  }

  private Optional<Seen> in(List<MediaUse> uses, PersonId person, MediaId media) {
    Map<ChatId, Set<Long>> entries = new LinkedHashMap<>();
    for (MediaUse use : uses) {
      switch (use) {
        case MediaUse.OfPerson profile -> {
          return Optional.of(new Seen(null));
        }
        case MediaUse.OfGroup group -> {
          Optional<ChatView> view = chats.view(group.chat(), List.of(person));
          if (shows(ChatAccess.group(view, person).orElse(null), media)
              || shows(view.map(chat -> chat.of(person).frozen()).orElse(null), media)) {
            return Optional.of(new Seen(null));
          }
        }
        case MediaUse.InEntry entry ->
            entries.computeIfAbsent(entry.chat(), chat -> new TreeSet<>()).add(entry.seq());
      }
    }
    return entries.entrySet().stream()
        .map(each -> inChat(each.getKey(), each.getValue(), person, media))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether it is of the group's picture, as a person may know of it or as it stays for them. */
  private static boolean shows(@Nullable GroupState group, MediaId media) {
    Picture picture = group == null ? null : group.profile().picture();
    return picture != null && picture.objects().contains(media);
  }

  private Optional<Seen> inChat(ChatId chat, Set<Long> seqs, PersonId person, MediaId media) {
    ChatAccess.Reading reading = ChatAccess.of(chats, chat, person).reading();
    if (reading == null) {
      return Optional.empty();
    }
    Membership membership = reading.membership();
    List<Long> visible = seqs.stream().filter(membership::sees).toList();
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    List<Seen> seen = new ArrayList<>(1);
    Batches.at(
        log,
        chat,
        visible,
        entry -> {
          if (seen.isEmpty() && shows(entry, membership, media)) {
            seen.add(new Seen(name(entry.payload())));
          }
        });
    return seen.stream().findFirst();
  }

  /** An edit of a message that they may not see is hidden from them, and so is what it carries. */
  private static boolean shows(Entry entry, Membership membership, MediaId media) {
    boolean open =
        !(entry.payload() instanceof Payload.Edit edit) || membership.sees(edit.target());
    return open
        && entry.payload().carried() != null
        && entry.payload().carried().content().objects().contains(media);
  }

  private static @Nullable FileName name(Payload payload) {
    return payload.carried() != null && payload.carried().content() instanceof Content.File file
        ? file.name()
        : null;
  }
}
