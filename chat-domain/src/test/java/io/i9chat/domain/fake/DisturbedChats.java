package io.i9chat.domain.fake;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Roster;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Chats to which something happens between a decision and its commit. */
public final class DisturbedChats implements Chats {
  private final Chats chats;
  private final List<Integer> commits = new CopyOnWriteArrayList<>();
  private Runnable disturbance = () -> {};
  private int times;
  private int after;
  private int views;
  private @Nullable ChatView atHand;

  public DisturbedChats(Chats chats) {
    this.chats = chats;
  }

  /** Lets {@code disturbance} happen before each of the next commits. */
  public void disturb(int nextCommits, Runnable disturbance) {
    disturb(nextCommits, 0, disturbance);
  }

  /** Lets it happen in the midst of the next commits, behind some intents of each. */
  public void disturb(int nextCommits, int behindIntents, Runnable disturbance) {
    this.disturbance = disturbance;
    times = nextCommits;
    after = behindIntents;
  }

  /** From now on this is what the store has at hand of its chat, however old it gets. */
  public void haveAtHand(ChatView view) {
    atHand = view;
  }

  /** How many views were read since the last call. */
  public int drainViews() {
    int drained = views;
    views = 0;
    return drained;
  }

  /** How many intents each commit since the last call had. */
  public List<Integer> drainCommits() {
    List<Integer> drained = List.copyOf(commits);
    commits.clear();
    return drained;
  }

  @Override
  public List<CommitResult> commit(ChatId chat, List<Intent> intents) {
    if (times == 0) {
      commits.add(intents.size());
      return chats.commit(chat, intents);
    }
    times--;
    int undisturbed = Math.min(after, intents.size());
    List<CommitResult> results = new ArrayList<>();
    if (undisturbed > 0) {
      results.addAll(chats.commit(chat, intents.subList(0, undisturbed)));
    }
    int left = times;
    times = 0;
    disturbance.run();
    times = left;
    commits.add(intents.size());
    results.addAll(chats.commit(chat, intents.subList(undisturbed, intents.size())));
    return results;
  }

  @Override
  public OpenResult open(Opening opening) {
    return chats.open(opening);
  }

  @Override
  public Optional<ChatView> view(ChatId chat, Collection<PersonId> people) {
    views++;
    return chats.view(chat, people);
  }

  @Override
  public Optional<ChatView> recent(ChatId chat, PersonId person) {
    return atHand != null && atHand.id().equals(chat)
        ? Optional.of(atHand)
        : chats.recent(chat, person);
  }

  @Override
  public Optional<OpenResult> opened(PersonId opener, ClientId clientId, Fingerprint fingerprint) {
    return chats.opened(opener, clientId, fingerprint);
  }

  @Override
  public Optional<ChatView> between(PersonId one, PersonId other) {
    return chats.between(one, other);
  }

  @Override
  public Optional<Roster> roster(ChatId chat) {
    return chats.roster(chat);
  }

  @Override
  public Optional<CommitResult> made(ChatId chat, PersonId author, IdempotencyKey key) {
    return chats.made(chat, author, key);
  }
}
