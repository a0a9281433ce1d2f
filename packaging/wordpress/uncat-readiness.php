<?php
/**
 * Plugin Name: UNCAT readiness
 * Description: A self-assessment of readiness for the UN Convention against Torture, as a block and as the shortcode [uncat_readiness]. Answers stay in the reader's browser.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0 (MIT is compatible with the GPL)
 * License URI: https://opensource.org/license/mit
 * Text Domain: uncat-readiness
 * Domain Path: /languages
 *
 * It prints the element <uncat-readiness> and loads its script from this folder, on pages that show it and on no
 * other. It has no settings, writes nothing to the database and asks no other server for anything, so that deleting
 * it leaves no trace but the shortcodes and blocks in your own texts.
 */

namespace UncatReadiness;

defined( 'ABSPATH' ) || exit;

const NAME    = 'uncat-readiness';
const VERSION = '0.1.0';

/** The attributes of the element that an editor may set. What each of them takes is the element's own business. */
const ATTRIBUTES = array( 'lang', 'languages', 'theme', 'scope', 'storage', 'query', 'loading', 'place', 'addresses', 'closing', 'assessment', 'heading', 'questionnaire', 'id' );

/** Those that hold an address. */
const ADDRESSES = array( 'questionnaire', 'assessment' );

/** What Cloudflare's Rocket Loader, WP Rocket and LiteSpeed Cache look for at a script that they are to leave alone. */
const LEFT_ALONE = array(
	'data-cfasync'     => 'false',
	'nowprocket'       => true,
	'data-no-optimize' => '1',
	'data-no-defer'    => '1',
	'data-no-minify'   => '1',
);

/** The locale of the catalogue for each language of the widget. English needs none. */
const CATALOGUES = array(
	'ar' => 'ar',
	'es' => 'es_ES',
	'fr' => 'fr_FR',
	'ru' => 'ru_RU',
	'zh' => 'zh_CN',
);

/** Languages that WordPress has apart, those of Algeria and Morocco, with the language of the widget that serves them. */
const SERVED_BY = array(
	'arq' => 'ar',
	'ary' => 'ar',
);

add_action( 'init', __NAMESPACE__ . '\register' );
add_filter( 'load_textdomain_mofile', __NAMESPACE__ . '\words_of_language', 10, 2 );
add_filter( 'load_script_translation_file', __NAMESPACE__ . '\script_words_of_language', 10, 3 );

/** Makes the shortcode and the block known. */
function register() {
	load_plugin_textdomain( 'uncat-readiness', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	add_shortcode( 'uncat_readiness', __NAMESPACE__ . '\shortcode' );
	$editor = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( NAME . '-block', plugins_url( 'block.js', __FILE__ ), $editor, VERSION, true );
	wp_set_script_translations( NAME . '-block', 'uncat-readiness', __DIR__ . '/languages' );
	register_block_type(
		NAME . '/assessment',
		array(
			'api_version'     => 3,
			'title'           => __( 'UNCAT readiness', 'uncat-readiness' ),
			'description'     => __( 'A self-assessment of readiness for the UN Convention against Torture.', 'uncat-readiness' ),
			'category'        => 'widgets',
			'icon'            => 'forms',
			'attributes'      => array_fill_keys( ATTRIBUTES, array( 'type' => 'string' ) ),
			'supports'        => array(
				'align' => array( 'wide', 'full' ),
				'html'  => false,
			),
			'editor_script'   => NAME . '-block',
			'render_callback' => __NAMESPACE__ . '\block',
		)
	);
}

/** [uncat_readiness lang="en"], or with a text for browsers without script: [uncat_readiness]…[/uncat_readiness]. */
function shortcode( $attributes, $content = '' ) {
	$chosen  = chosen( (array) $attributes );
	$escaped = '';
	foreach ( $chosen as $name => $value ) {
		$escaped .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return element( $chosen, $escaped, $content ? wpautop( wp_kses_post( trim( $content ) ), false ) : fallback( $chosen ) );
}

/** The block, with the width and the class that the editor gave it. */
function block( $attributes ) {
	$chosen = chosen( $attributes );
	return element( $chosen, ' ' . get_block_wrapper_attributes( $chosen ), fallback( $chosen ) );
}

/** The known attributes that have a value, with `lang` where the element would not find its language on the page. */
function chosen( array $attributes ) {
	$chosen = array();
	foreach ( array_intersect_key( $attributes, array_flip( ATTRIBUTES ) ) as $name => $value ) {
		// An empty `query` has a meaning: no parameter tells pages apart.
		if ( is_scalar( $value ) && ( '' !== (string) $value || 'query' === $name ) ) {
			$chosen[ $name ] = (string) $value;
		}
	}
	$served = SERVED_BY[ subtag( $chosen['lang'] ?? determine_locale() ) ] ?? null;
	return $served ? array( 'lang' => $served ) + $chosen : $chosen;
}

/** The element, from attributes and a text that are escaped already; the text alone if one of its addresses is elsewhere. */
function element( array $chosen, $escaped, $fallback ) {
	foreach ( ADDRESSES as $name ) {
		if ( ! is_of_this_site( trim( $chosen[ $name ] ?? '' ) ) ) {
			return elsewhere() . $fallback;
		}
	}
	load();
	return '<uncat-readiness' . $escaped . '>' . $fallback . '</uncat-readiness>';
}

/** Whether an address leads to the origin of this site: whoever may write a page may not bring a questionnaire or an assessment from elsewhere. */
function is_of_this_site( $address ) {
	// Browsers read a backslash as a slash, and leave out what nobody sees.
	$parts = preg_match( '/[\\\\\x00-\x1f\x7f]/', $address ) ? false : wp_parse_url( $address );
	if ( false === $parts ) {
		return false;
	}
	$home     = wp_parse_url( home_url() );
	$relative = ! isset( $parts['scheme'] ) && ! isset( $parts['host'] );
	return $relative || origin( $parts + array( 'scheme' => $home['scheme'] ) ) === origin( $home );
}

/** Scheme, host and port of an address in parts. */
function origin( array $parts ) {
	$scheme = strtolower( $parts['scheme'] );
	$usual  = 'https' === $scheme ? 443 : 80;
	return array( $scheme, strtolower( $parts['host'] ?? '' ), $parts['port'] ?? $usual );
}

/** Says why there is no widget, to those who can change that. */
function elsewhere() {
	$words = esc_html__( 'The self-assessment is not shown: its questionnaire and the assessment that it begins with have to be addresses of this site. Only those who write here see this line.', 'uncat-readiness' );
	return current_user_can( 'edit_posts' ) ? '<p><strong>' . $words . '</strong></p>' : '';
}

/** What is shown until the first screen is there, and stays when the widget cannot start: in the language of the widget. */
function fallback( array $chosen ) {
	$site   = language( determine_locale() );
	$asked  = language( $chosen['lang'] ?? $site );
	$widget = isset( CATALOGUES[ $asked ] ) ? $asked : 'en';
	if ( $asked === $site ) {
		// The site may have words of its own, in a language that the widget lacks.
		$words    = needs( $widget );
		$language = is_textdomain_loaded( NAME ) ? $site : 'en';
	} else {
		$words    = needs_in_its_language( $widget );
		$language = $widget;
	}
	$marks = $language === $site ? '' : sprintf( ' lang="%s" dir="%s"', $language, 'ar' === $language ? 'rtl' : 'ltr' );
	return "<p$marks>$words</p>";
}

/** What the widget needs, with a link to the questionnaire to print in a language of the widget. */
function needs( $language ) {
	$text    = esc_html__( 'The self-assessment needs JavaScript and WebAssembly.', 'uncat-readiness' );
	$printed = '/widget/uncat-readiness-questionnaire' . ( 'en' === $language ? '' : "-$language" ) . '.html';
	if ( is_readable( __DIR__ . $printed ) ) {
		$link  = '<a href="%s">%s</a>';
		$words = esc_html__( 'The whole questionnaire as a page to print', 'uncat-readiness' );
		$text .= ' ' . sprintf( $link, esc_url( plugins_url( $printed, __FILE__ ) ), $words );
	}
	return $text;
}

/** The same in that language itself. `switch_to_locale` would do so only for a language that WordPress was installed in. */
function needs_in_its_language( $language ) {
	$words = new \MO();
	if ( isset( CATALOGUES[ $language ] ) ) {
		$words->import_from_file( catalogue( $language ) . '.mo' );
	}
	$translated = function ( $translation, $text ) use ( $words ) {
		return $words->translate( $text );
	};
	add_filter( 'gettext_uncat-readiness', $translated, 10, 2 );
	$needs = needs( $language );
	remove_filter( 'gettext_uncat-readiness', $translated );
	return $needs;
}

/** The language of a tag or a locale: es for es_PE, ar for ary. */
function language( $tag ) {
	$subtag = subtag( $tag );
	return SERVED_BY[ $subtag ] ?? $subtag;
}

/** The first part of a tag or a locale. */
function subtag( $tag ) {
	return preg_replace( '/[^a-z].*/s', '', strtolower( $tag ) );
}

/** How the paths of a catalogue's files begin, or null. */
function catalogue( $language ) {
	$locale = CATALOGUES[ $language ] ?? null;
	return $locale ? __DIR__ . "/languages/uncat-readiness-$locale" : null;
}

/** The catalogue of the language, where the locale has none of its own: WordPress looks for that of es_PE alone. */
function words_of_language( $file, $domain ) {
	// WordPress looks into its own folder first, and then into that of the plugin.
	if ( NAME !== $domain || is_readable( $file ) || 0 === strpos( $file, WP_LANG_DIR . '/' ) ) {
		return $file;
	}
	$catalogue = catalogue( language( substr( basename( $file ), strlen( 'uncat-readiness-' ) ) ) );
	return $catalogue ? "$catalogue.mo" : $file;
}

/** The same for the words of a script. WordPress asks without a file when it has found none. */
function script_words_of_language( $file, $handle, $domain ) {
	$catalogue = NAME === $domain ? catalogue( language( determine_locale() ) ) : null;
	return ! $file && $catalogue ? "$catalogue-$handle.json" : $file;
}

/** Loads the script as a module, once a page. */
function load() {
	// Its bytes are in the version: an update must not run with the script of the release before.
	$version = VERSION . '-' . hash_file( 'crc32b', __DIR__ . '/widget/uncat-readiness.js' );
	add_filter( 'wp_script_attributes', __NAMESPACE__ . '\left_alone' );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( NAME, address(), array(), $version );
		return;
	}
	// Before WordPress 6.5, only the printed tag could be told that it is one of a module.
	add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );
	wp_enqueue_script( NAME, address(), array(), $version, true );
}

/** The address of the script. */
function address() {
	return plugins_url( 'widget/uncat-readiness.js', __FILE__ );
}

/** Marks the script for tools that delay, join or rewrite scripts: none of them leaves it the module that it is. */
function left_alone( $attributes ) {
	$is_ours = 0 === strpos( $attributes['src'] ?? '', address() );
	// Before the address: Rocket Loader looks no further.
	return $is_ours ? LEFT_ALONE + $attributes : $attributes;
}

function as_module( $tag, $handle, $address ) {
	if ( NAME !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type' => 'module',
			'src'  => $address,
		)
	);
}
