/**
 * What the services' own pages have in common: languages, layout, style sheet, words.
 */
@NullMarked
package org.portevoix.ui;

import org.jspecify.annotations.NullMarked;
