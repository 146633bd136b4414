/**
 * The embedded document store: MongoDB's wire protocol on a file of its own, for trying
 * things out and for tests where no Docker answers.
 */
@NullMarked
package org.portevoix.backing.store;

import org.jspecify.annotations.NullMarked;
