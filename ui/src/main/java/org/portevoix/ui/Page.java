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
 */
public record Page(String publicUrl, Language language, String path, String query, String title,
		@Nullable String description, List<Language> languages, boolean listed, String wave) {

	public Page {
		languages = List.copyOf(languages);
	}

	/** A page that anybody may find. */
	public static Page open(String publicUrl, Language language, String path, String title) {
		return new Page(publicUrl, language, path, "", title, null, Language.all(), true, "portevoix");
	}

	/** A page that is one person's business, or no destination of its own. */
	public static Page unlisted(String publicUrl, Language language, String path, String title) {
		return new Page(publicUrl, language, path, "", title, null, List.of(), false, "portevoix");
	}

	public Page describedAs(String newDescription) {
		return new Page(this.publicUrl, this.language, this.path, this.query, this.title, newDescription,
				this.languages, this.listed, this.wave);
	}

	public Page withQuery(String newQuery) {
		return new Page(this.publicUrl, this.language, this.path, newQuery, this.title, this.description,
				this.languages, this.listed, this.wave);
	}

	public Page writtenIn(List<Language> newLanguages) {
		return new Page(this.publicUrl, this.language, this.path, this.query, this.title, this.description,
				newLanguages, this.listed, this.wave);
	}

	public Page withWave(String newWave) {
		return new Page(this.publicUrl, this.language, this.path, this.query, this.title, this.description,
				this.languages, this.listed, newWave);
	}

	/** Those that a reader can choose among, whether or not it is written in them. */
	public List<Language> choices() {
		return Language.all();
	}

	/** The same page in a language, on this site. */
	public String pathIn(Language other) {
		return "/" + other.code() + this.path + this.query;
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
