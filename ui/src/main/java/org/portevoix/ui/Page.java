package org.portevoix.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the layout has to know about a page.
 *
 * @param publicUrl where people reach the platform, without a slash at its end
 * @param path what follows the language in its address, from the slash on
 * @param query what the language links repeat, such as {@code ?token=…}
 * @param title without the name of the platform
 * @param description for previews
 * @param languages those that the page is really written in
 * @param listed whether search engines may show it
 * @param wave what its waves are drawn from
 * @param prefixed whether its address begins with the language, rather than asks for it
 */
public record Page(String publicUrl, Language language, String path, String query, String title,
		@Nullable String description, List<Language> languages, boolean listed, String wave, boolean prefixed) {

	public Page {
		languages = List.copyOf(languages);
	}

	/** A page that anybody may find. */
	public static Page open(String publicUrl, Language language, String path, String title) {
		return new Page(publicUrl, language, path, "", title, null, Language.all(), true, "portevoix", true);
	}

	/** A page that is one person's business, or no destination of its own. */
	public static Page unlisted(String publicUrl, Language language, String path, String title) {
		return new Page(publicUrl, language, path, "", title, null, List.of(), false, "portevoix", true);
	}

	/** A page whose address is the same in every language. */
	public static Page unprefixed(String publicUrl, Language language, String path, String title) {
		return new Page(publicUrl, language, path, "", title, null, List.of(), false, "portevoix", false);
	}

	public Page describedAs(String newDescription) {
		return new Page(this.publicUrl, this.language, this.path, this.query, this.title, newDescription,
				this.languages, this.listed, this.wave, this.prefixed);
	}

	public Page withQuery(String newQuery) {
		return new Page(this.publicUrl, this.language, this.path, newQuery, this.title, this.description,
				this.languages, this.listed, this.wave, this.prefixed);
	}

	public Page writtenIn(List<Language> newLanguages) {
		return new Page(this.publicUrl, this.language, this.path, this.query, this.title, this.description,
				newLanguages, this.listed, this.wave, this.prefixed);
	}

	public Page withWave(String newWave) {
		return new Page(this.publicUrl, this.language, this.path, this.query, this.title, this.description,
				this.languages, this.listed, newWave, this.prefixed);
	}

	/** Those that a reader can choose among, whether or not it is written in them. */
	public List<Language> choices() {
		return Language.all();
	}

	/** The same page in a language, on this site. */
	public String pathIn(Language other) {
		if (this.prefixed) {
			return "/" + other.code() + this.path + this.query;
		}
		return this.path + (this.query.isEmpty() ? "?" : this.query + "&") + "lang=" + other.code();
	}

	/** The same page in a language, from anywhere. */
	public String urlIn(Language other) {
		return this.publicUrl + "/" + other.code() + this.path;
	}

	/** Its own address, from anywhere. */
	public String url() {
		return urlIn(this.language);
	}

	/** The picture that previews show, from anywhere. */
	public String image() {
		return this.publicUrl + "/assets/waves/" + this.wave + ".png";
	}

}
