/** Tests of accounts. */
@NullMarked
package io.i9chat.adapter.neo4j.account;

import org.jspecify.annotations.NullMarked;
