package io.i9chat.adapter.neo4j;

import io.i9chat.adapter.neo4j.account.Neo4jAccounts;
import io.i9chat.adapter.neo4j.account.Neo4jDepartures;
import io.i9chat.adapter.neo4j.account.Neo4jExternalIds;
import io.i9chat.adapter.neo4j.account.Neo4jOneTimeCodes;
import io.i9chat.adapter.neo4j.account.Neo4jSealedKeys;
import io.i9chat.adapter.neo4j.account.Neo4jSessions;
import io.i9chat.adapter.neo4j.account.OpenProofs;
import io.i9chat.adapter.neo4j.chat.ChatTransaction;
import io.i9chat.adapter.neo4j.chat.Neo4jInbox;
import io.i9chat.adapter.neo4j.chat.Neo4jReceipts;
import io.i9chat.adapter.neo4j.chat.Opener;
import io.i9chat.adapter.neo4j.chat.Storing;
import io.i9chat.adapter.neo4j.chat.StoringUses;
import io.i9chat.adapter.neo4j.chat.Views;
import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.adapter.neo4j.log.Folds;
import io.i9chat.adapter.neo4j.log.Neo4jChatLog;
import io.i9chat.adapter.neo4j.media.Neo4jMediaLedger;
import io.i9chat.adapter.neo4j.node.DirectChatState;
import io.i9chat.adapter.neo4j.node.People;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.adapter.neo4j.node.Uses;
import io.i9chat.adapter.neo4j.people.Neo4jBlocks;
import io.i9chat.adapter.neo4j.people.Neo4jPlaces;
import io.i9chat.adapter.neo4j.people.Neo4jProfiles;
import io.i9chat.adapter.neo4j.search.SearchQueries;
import io.i9chat.adapter.neo4j.search.WordIndexer;
import io.i9chat.ports.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every query once, without effect, so that the database has planned them all before a caller waits
 * for one: planning in a database that has just started takes longer than callers wait.
 */
final class QueryWarmup {
  /** The classes that hold queries; a test finds one that is not here. */
  static final List<Class<?>> HOLDERS =
      List.of(
          ChatTransaction.class,
          DirectChatState.class,
          Entries.class,
          Folds.class,
          Neo4jAccounts.class,
          Neo4jBlocks.class,
          Neo4jChatLog.class,
          Neo4jDepartures.class,
          Neo4jExternalIds.class,
          Neo4jInbox.class,
          Neo4jMediaLedger.class,
          SearchQueries.class,
          Neo4jOneTimeCodes.class,
          Neo4jPlaces.class,
          Neo4jProfiles.class,
          Neo4jReceipts.class,
          Neo4jSealedKeys.class,
          Neo4jSessions.class,
          Opener.class,
          People.class,
          OpenProofs.class,
          Stored.class,
          Storing.class,
          StoringUses.class,
          Uses.class,
          Views.class,
          WordIndexer.class);

  /** How many are planned at once: a database has more than one processor. */
  private static final int AT_ONCE = 4;

  private QueryWarmup() {}

  /** All queries by their names. */
  static Map<String, String> queries() {
    for (Class<?> holder : HOLDERS) {
      try {
        Class.forName(holder.getName(), true, holder.getClassLoader());
      } catch (ClassNotFoundException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return Queries.added();
  }

  /** Plans them all, several at once. */
  static void run(Graph graph) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      try {
        List<Future<?>> running = new ArrayList<>();
        queries().values().forEach(query -> running.add(threads.submit(() -> graph.warmUp(query))));
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
