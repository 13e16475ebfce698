package io.i9chat.tck.memory;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.live.Reach;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.ports.ops.Leases;
import io.i9chat.ports.ops.RateLimiter;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.live.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of one process that share a bus, a board and the limits of the cluster, for tests of what
 * runs on several: as strict as a bus elsewhere may be, so that a signal comes to the nodes of its
 * reach and to no other.
 */
public final class InMemoryCluster implements Cluster {
  private final MovableClock clock;
  private final RateLimiter shared;
  private final InMemoryLeases leases;
  private final List<Member> members = new CopyOnWriteArrayList<>();

  /** A cluster without nodes. */
  public InMemoryCluster() {
    this(new MovableClock(Fresh.now()));
  }

  /** A cluster without nodes, on the given clock. */
  public InMemoryCluster(MovableClock clock) {
    this.clock = clock;
    shared = new InMemoryRateLimiter(clock);
    leases = new InMemoryLeases(clock);
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Override
  public Node join() {
    Member member = new Member();
    members.add(member);
    return member;
  }

  @Override
  public void kill(Node node) {
    ((Member) node).ended = clock.instant();
  }

  @Override
  public void awaitLapse() {
    for (Member member : members) {
      if (member.ended != null && !member.lapsed) {
        member.lapsed = true;
        living().forEach(Member::gap);
      }
    }
  }

  @Override
  public void awaitRetired() {
    members.stream().filter(member -> member.ended != null).forEach(member -> member.lapsed = true);
  }

  private List<Member> living() {
    return members.stream().filter(member -> member.ended == null).toList();
  }

  private final class Member implements Node {
    private final NodeSignals bus = new NodeSignals(this);
    private final NodePresenceBoard board = new NodePresenceBoard(this);
    private final RateLimiter own = new InMemoryRateLimiter(clock);
    private final Set<PersonId> people = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile @Nullable Instant ended;
    private volatile boolean lapsed;

    @Override
    public Signals signals() {
      return bus;
    }

    @Override
    public PresenceBoard board() {
      return board;
    }

    @Override
    public RateLimiter limiter() {
      return new NodeRateLimiter(own);
    }

    @Override
    public Leases leases() {
      return leases.of(this);
    }

    private void gap() {
      bus.listening.forEach(listening -> listening.listener.gap());
    }

    private boolean isIn(Reach reach) {
      return switch (reach) {
        case Reach.Everywhere everywhere -> true;
        case Reach.OfChat of -> bus.follows(of.chat()) || hasAny(of.besides());
        case Reach.OfPeople of -> hasAny(of.people());
      };
    }

    private boolean hasAny(Set<PersonId> some) {
      return some.stream().anyMatch(people::contains);
    }

    private void check() {
      if (ended != null) {
        throw new PortFailure("this node has ended");
      }
    }
  }

  private final class NodeSignals implements Signals {
    private final Member member;
    private final InMemorySignals local = new InMemorySignals();
    private final List<Listening> listening = new CopyOnWriteArrayList<>();

    private NodeSignals(Member member) {
      this.member = member;
    }

    private final class Listening implements Subscription {
      private final Listener listener;
      private final Subscription subscription;
      private final Set<ChatId> followed = Collections.synchronizedSet(new HashSet<>());

      private Listening(Listener listener) {
        this.listener = listener;
        subscription = local.subscribe(listener);
      }

      @Override
      public void follow(Collection<ChatId> chats) {
        followed.addAll(chats);
      }

      @Override
      public void unfollow(Collection<ChatId> chats) {
        chats.forEach(followed::remove);
      }

      @Override
      public void close() {
        listening.remove(this);
        subscription.close();
      }
    }

    private boolean follows(ChatId chat) {
      return listening.stream().anyMatch(each -> each.followed.contains(chat));
    }

    @Override
    public void publish(Signal signal) {
      local.publish(signal);
      Reach reach = signal.reach();
      for (Member other : living()) {
        if (other != member && other.isIn(reach)) {
          other.bus.local.publish(signal);
        }
      }
    }

    @Override
    public Subscription subscribe(Listener listener) {
      Listening subscription = new Listening(listener);
      listening.add(subscription);
      return subscription;
    }

    @Override
    public boolean isRouted() {
      return true;
    }
  }

  /** What all nodes see, under one lock. */
  private final class NodePresenceBoard implements PresenceBoard {
    private final Member member;

    private NodePresenceBoard(Member member) {
      this.member = member;
    }

    @Override
    public Set<PersonId> arrive(Collection<PersonId> people) {
      synchronized (members) {
        member.check();
        Set<PersonId> come = new HashSet<>();
        for (PersonId person : people) {
          boolean before = isOnline(person);
          member.people.add(person);
          if (!before) {
            come.add(person);
          }
        }
        return come;
      }
    }

    @Override
    public Set<PersonId> leave(Collection<PersonId> people) {
      synchronized (members) {
        member.check();
        return takeOff(member, people);
      }
    }

    private Set<PersonId> takeOff(Member from, Collection<PersonId> people) {
      Set<PersonId> gone = new HashSet<>();
      for (PersonId person : people) {
        if (from.people.remove(person) && !isOnline(person)) {
          gone.add(person);
        }
      }
      return gone;
    }

    private boolean isOnline(PersonId person) {
      return members.stream().anyMatch(each -> each.people.contains(person));
    }

    @Override
    public Set<PersonId> online(Collection<PersonId> people) {
      synchronized (members) {
        Set<PersonId> online = new HashSet<>(people);
        online.removeIf(person -> !isOnline(person));
        return online;
      }
    }

    @Override
    public Map<PersonId, Instant> reap() {
      synchronized (members) {
        member.check();
        Map<PersonId, Instant> reaped = new HashMap<>();
        for (Member dead : members) {
          Instant ended = dead.ended;
          if (ended != null && dead.lapsed) {
            takeOff(dead, new ArrayList<>(dead.people))
                .forEach(person -> reaped.put(person, ended));
          }
        }
        return reaped;
      }
    }

    @Override
    public Set<PersonId> retire() {
      member.ended = clock.instant();
      return Set.of();
    }
  }

  private final class NodeRateLimiter implements RateLimiter {
    private final RateLimiter own;

    private NodeRateLimiter(RateLimiter own) {
      this.own = own;
    }

    private RateLimiter of(Bucket bucket) {
      return bucket.scope() == Bucket.Scope.CLUSTER ? shared : own;
    }

    @Override
    public Duration take(Bucket bucket, String key, int tokens) {
      return of(bucket).take(bucket, key, tokens);
    }

    @Override
    public void giveBack(Bucket bucket, String key, int tokens) {
      of(bucket).giveBack(bucket, key, tokens);
    }
  }
}
