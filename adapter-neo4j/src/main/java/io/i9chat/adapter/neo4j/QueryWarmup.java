package io.i9chat.adapter.neo4j;

import io.i9chat.ports.PortFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.neo4j.driver.Values;

/**
 * Every query once, without effect, so that the database has planned them all before a caller waits
 * for one: planning in a database that has just started takes longer than callers wait.
 */
final class QueryWarmup {
  /** All queries of this adapter but those on the schema, by a name for each. */
  static final Map<String, String> QUERIES = queries();

  /** How many are planned at once: a database has more than one processor. */
  private static final int AT_ONCE = 4;

  private QueryWarmup() {}

  private static Map<String, String> queries() {
    Map<String, String> queries = new TreeMap<>();
    putChats(queries);
    putAccounts(queries);
    putPeople(queries);
    putMedia(queries);
    return Map.copyOf(queries);
  }

  private static void putChats(Map<String, String> queries) {
    queries.put("load", ChatTransaction.LOAD);
    queries.put("store", Storing.STORE);
    queries.put("open direct", Opener.OPEN_DIRECT);
    queries.put("open group", Opener.OPEN_GROUP);
    queries.put("view", Views.VIEW);
    queries.put("between", Views.BETWEEN);
    queries.put("opened", Views.OPENED);
    queries.put("roster", Views.ROSTER);
    queries.put("log forward", Neo4jChatLog.FORWARD);
    queries.put("log backward", Neo4jChatLog.BACKWARD);
    queries.put("history forward", Neo4jChatLog.HISTORY_FORWARD);
    queries.put("history backward", Neo4jChatLog.HISTORY_BACKWARD);
    queries.put("log at", Neo4jChatLog.AT);
    queries.put("folds", Folds.FOLDS);
    queries.put("target", Neo4jChatLog.TARGET);
    queries.put("by", Neo4jChatLog.BY);
    queries.put("activities", Neo4jChatLog.ACTIVITIES);
    queries.put("receipts shown", Neo4jReceipts.SHOWN);
    queries.put("inbox order", Neo4jInbox.ORDER);
    queries.put("inbox page", Neo4jInbox.PAGE);
    queries.put("inbox item", Neo4jInbox.ITEM);
    queries.put("inbox heads", Neo4jInbox.HEADS);
    queries.put("inbox prefer", Neo4jInbox.PREFER);
    queries.put("opener opened", Opener.OPENED);
  }

  private static void putAccounts(Map<String, String> queries) {
    queries.put("people lock", People.LOCK);
    queries.put("people by id", People.BY_ID);
    queries.put("people stances", People.PRIVACY_VERSIONS);
    queries.put("accounts by username", Neo4jAccounts.BY_USERNAME);
    queries.put("accounts by email", Neo4jAccounts.BY_EMAIL);
    queries.put("accounts list", Neo4jAccounts.LIST);
    queries.put("accounts taken", Neo4jAccounts.TAKEN);
    queries.put("accounts make", Neo4jAccounts.MAKE);
    queries.put("accounts set disabled", Neo4jAccounts.SET_DISABLED);
    queries.put("accounts set password", Neo4jAccounts.SET_PASSWORD);
    queries.put("external ids people", Neo4jExternalIds.PEOPLE);
    queries.put("external ids of", Neo4jExternalIds.OF);
    queries.put("secrets lock proof", Secrets.LOCK_PROOF);
    queries.put("secrets proven", Secrets.PROVEN);
    queries.put("secrets spend", Secrets.SPEND);
    queries.put("secrets forget codes", Secrets.FORGET_CODES);
    queries.put("secrets forget proofs", Secrets.FORGET_PROOFS);
    queries.put("codes issue", Neo4jOneTimeCodes.ISSUE);
    queries.put("codes lock", Neo4jOneTimeCodes.LOCK);
    queries.put("codes count", Neo4jOneTimeCodes.COUNT);
    queries.put("codes spend", Neo4jOneTimeCodes.SPEND);
    queries.put("codes prove", Neo4jOneTimeCodes.PROVE);
    queries.put("codes given", Neo4jOneTimeCodes.GIVEN);
    queries.put("codes forget codes", Neo4jOneTimeCodes.FORGET_CODES);
    queries.put("codes forget proofs", Neo4jOneTimeCodes.FORGET_PROOFS);
    queries.put("sessions open", Neo4jSessions.OPEN);
    queries.put("sessions find", Neo4jSessions.FIND);
    queries.put("sessions of", Neo4jSessions.OF);
    queries.put("sessions used", Neo4jSessions.USED);
    queries.put("sessions close", Neo4jSessions.CLOSE);
    queries.put("sessions close all but", Neo4jSessions.CLOSE_ALL_BUT);
    queries.put("sessions forget", Neo4jSessions.FORGET);
    queries.put("keys obtain", Neo4jSealedKeys.OBTAIN);
    queries.put("keys lock", Neo4jSealedKeys.LOCK);
    queries.put("keys replace", Neo4jSealedKeys.REPLACE);
  }

  private static void putPeople(Map<String, String> queries) {
    queries.put("storage used", Stored.USED);
    queries.put("profiles by id", Neo4jProfiles.BY_ID);
    queries.put("profiles by username", Neo4jProfiles.BY_USERNAME);
    queries.put("profiles update", Neo4jProfiles.UPDATE);
    queries.put("profiles seen", Neo4jProfiles.SEEN);
    queries.put("blocks add", Neo4jBlocks.ADD);
    queries.put("blocks remove", Neo4jBlocks.REMOVE);
    queries.put("blocks of", Neo4jBlocks.OF);
    queries.put("blocks stance", Neo4jBlocks.PRIVACY_VERSION);
    queries.put("blocks relations", Neo4jBlocks.RELATIONS);
    queries.put("between raise pair", DirectChatState.RAISE_PAIR);
    queries.put("between raise all", DirectChatState.RAISE_ALL);
    queries.put("between begin", DirectChatState.BEGIN);
    queries.put("places put", Neo4jPlaces.PUT);
    queries.put("places clear", Neo4jPlaces.CLEAR);
    queries.put("places of", Neo4jPlaces.OF);
    queries.put("places near", Neo4jPlaces.NEAR);
    queries.put("places forget", Neo4jPlaces.FORGET);
    queries.put("departures end", Neo4jDepartures.END);
    queries.put("departures end blocks", Neo4jDepartures.END_BLOCKS);
    queries.put("departures has begun", Neo4jDepartures.HAS_BEGUN);
    queries.put("departures open", Neo4jDepartures.OPEN);
    queries.put("departures finish", Neo4jDepartures.FINISH);
  }

  private static void putMedia(Map<String, String> queries) {
    queries.put("uses lock", Uses.LOCK);
    queries.put("uses usable", Uses.USABLE);
    queries.put("uses release of person", Uses.RELEASE_OF_PERSON);
    queries.put("uses release kept", Uses.RELEASE_KEPT);
    queries.put("uses show", Uses.SHOW);
    queries.put("uses condemn unused", Uses.CONDEMN_UNUSED);
    queries.put("storing uses carry", StoringUses.CARRY);
    queries.put("storing uses show", StoringUses.SHOW);
    queries.put("storing uses keep", StoringUses.KEEP);
    queries.put("storing uses withdraw", StoringUses.WITHDRAW);
    queries.put("storing uses hide", StoringUses.HIDE);
    queries.put("storing uses thaw", StoringUses.THAW);
    queries.put("ledger lock owner", Neo4jMediaLedger.LOCK_OWNER);
    queries.put("ledger booked", Neo4jMediaLedger.BOOKED);
    queries.put("ledger waiting", Neo4jMediaLedger.WAITING);
    queries.put("ledger book", Neo4jMediaLedger.BOOK);
    queries.put("ledger find", Neo4jMediaLedger.FIND);
    queries.put("ledger verified", Neo4jMediaLedger.VERIFIED);
    queries.put("ledger people", Neo4jMediaLedger.PEOPLE);
    queries.put("ledger groups", Neo4jMediaLedger.GROUPS);
    queries.put("ledger kept", Neo4jMediaLedger.KEPT);
    queries.put("ledger entries", Neo4jMediaLedger.ENTRIES);
    queries.put("ledger of", Neo4jMediaLedger.OF);
    queries.put("ledger condemned", Neo4jMediaLedger.CONDEMNED);
    queries.put("ledger used once", Neo4jMediaLedger.USED_ONCE);
    queries.put("ledger never used", Neo4jMediaLedger.NEVER_USED);
    queries.put("ledger condemn", Neo4jMediaLedger.CONDEMN);
    queries.put("ledger forget", Neo4jMediaLedger.FORGET);
    queries.put("search unindexed", Neo4jMessageSearch.UNINDEXED);
    queries.put("words index", WordIndexer.INDEX);
    queries.put("words settle", WordIndexer.SETTLE);
    queries.put("search places", Neo4jMessageSearch.PLACES);
    queries.put("search place", Neo4jMessageSearch.PLACE);
    queries.put("search find", Neo4jMessageSearch.FIND);
    queries.put("search entries", Neo4jMessageSearch.ENTRIES);
  }

  private static final List<String> LISTS =
      List.of(
          "asks",
          "heads",
          "profiles",
          "newcomers",
          "members",
          "authors",
          "replies",
          "abouts",
          "messages",
          "withdrawn",
          "stored",
          "people",
          "windows",
          "seqs",
          "hits",
          "words",
          "deleted",
          "accounts",
          "externalIds",
          "sessions",
          "keys",
          "add",
          "media",
          "carried",
          "chats",
          "shown",
          "keeping",
          "pictures",
          "back");

  private static final List<String> TEXTS =
      List.of(
          "chat",
          "person",
          "fresh",
          "pair",
          "opener",
          "clientId",
          "fingerprint",
          "name",
          "description",
          "joinPolicy",
          "picture",
          "preview",
          "key",
          "email",
          "password",
          "token",
          "purpose",
          "ticket",
          "code",
          "id",
          "sealed",
          "held",
          "other",
          "one",
          "drop",
          "departure",
          "owner",
          "generation",
          "kept",
          "query",
          "part");

  private static final List<String> NUMBERS =
      List.of(
          "most", "named", "looks", "limit", "bytes", "seq", "after", "below", "cleared", "radius");

  private static final List<String> FLAGS =
      List.of("mutes", "archived", "pinned", "raised", "reacting", "disabled");

  private static final List<String> TIMES =
      List.of("mutedUntil", "at", "before", "now", "since", "expiresAt");

  private static final List<String> MAPS = List.of("session", "profile", "booked");

  /** Parameters for any of the queries, that find nothing. */
  static Map<String, Object> nothing() {
    Map<String, Object> in = new HashMap<>();
    LISTS.forEach(list -> in.put(list, List.of()));
    TEXTS.forEach(text -> in.put(text, "rehearsal"));
    NUMBERS.forEach(number -> in.put(number, 1L));
    FLAGS.forEach(flag -> in.put(flag, true));
    TIMES.forEach(time -> in.put(time, Rows.time(Instant.EPOCH)));
    MAPS.forEach(map -> in.put(map, Map.of("id", "rehearsal", "person", "rehearsal")));
    in.put("place", Values.point(4326, 0, 0));
    return in;
  }

  /** Rehearses them all, several at once. */
  static void run(Graph graph) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      try {
        List<Future<?>> running = new ArrayList<>();
        QUERIES
            .values()
            .forEach(query -> running.add(threads.submit(() -> graph.warmUp(query, nothing()))));
        for (Future<?> each : running) {
          each.get();
        }
      } finally {
        threads.shutdownNow();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof PortFailure told
          ? told
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PortFailure("interrupted while the queries were planned", stopped);
    }
  }
}
