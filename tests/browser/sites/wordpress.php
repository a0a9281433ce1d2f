<?php
// What an administrator does in WordPress, from the command line: `php wordpress.php <site> <command> <arguments>`,
// with the arguments as one JSON text. The answer is JSON too. The tests decide what is done; WordPress does it.

[ , $site, $command, $arguments ] = $argv;
$arguments = json_decode( $arguments, true );

if ( 'install' === $command ) {
	define( 'WP_INSTALLING', true );
}
require $site . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';

/** Makes the tables, the first administrator and the default theme's pages. */
function install() {
	require ABSPATH . 'wp-admin/includes/upgrade.php';
	// The letter to the new administrator.
	add_filter( 'pre_wp_mail', '__return_true' );
	return wp_install( 'Our site', 'admin', 'admin@ngo.example', false, '', 'admin' );
}

/** Installs a plugin from a file, as the page Plugins > Add New > Upload does, and activates it. */
function add_plugin( $archive, $plugin ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
	$skin      = new Automatic_Upgrader_Skin();
	$installed = ( new Plugin_Upgrader( $skin ) )->install( $archive );
	return true === $installed ? activate_plugin( $plugin ) : $skin->get_upgrade_messages();
}

/** What a page with this text has in it, for a reader without a name or for somebody with this role. */
function rendered( $role, $content ) {
	if ( $role ) {
		publish( $role, '' );
	}
	return apply_filters( 'the_content', $content );
}

/** Has the site speak a language. WordPress takes only one that it has a file of. */
function set_language( $language, $compiled ) {
	wp_mkdir_p( WP_LANG_DIR );
	copy( $compiled, WP_LANG_DIR . "/$language.mo" );
	update_option( 'WPLANG', $language );
}

/** Gives the site another language, and one plugin its translation: a compiled one, and the texts of a script. */
function add_translation( $language, $plugin, $compiled, $script, $texts ) {
	set_language( $language, $compiled );
	$folder = WP_PLUGIN_DIR . "/$plugin/languages";
	copy( $compiled, "$folder/$plugin-$language.mo" );
	file_put_contents( "$folder/$plugin-$language-$script.json", wp_json_encode( $texts ) );
}

/** What the editor is told of a block: its title and description, and the translations of its script. */
function told( $block, $script ) {
	$block = WP_Block_Type_Registry::get_instance()->get_registered( $block );
	return array( $block->title, $block->description, wp_scripts()->print_translations( $script, false ) );
}

/** Deactivates a plugin and deletes its files, as the page Plugins does. */
function remove_plugin( $plugin ) {
	deactivate_plugins( $plugin );
	return delete_plugins( array( $plugin ) );
}

/** Publishes a page as somebody with this role, under the restrictions of that role, and returns its address. */
function publish( $role, $content ) {
	$id = username_exists( $role );
	$id = $id ? $id : wp_insert_user( array( 'user_login' => $role, 'user_pass' => $role, 'role' => $role ) );
	wp_set_current_user( $id );
	$page = array( 'post_type' => 'page', 'post_title' => 'Our page', 'post_status' => 'publish' );
	// WordPress takes the slashes off again.
	return get_permalink( wp_insert_post( wp_slash( $page + array( 'post_content' => $content ) ), true ) );
}

/** Everything in the database that outlasts a moment: options, and the sizes of the tables. */
function traces() {
	global $wpdb;
	$options = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name NOT LIKE '%transient%'" );
	$tables  = $wpdb->get_col( 'SHOW TABLES' );
	$sizes   = array();
	foreach ( $tables as $table ) {
		$sizes[ $table ] = $wpdb->options === $table ? 0 : (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table" );
	}
	sort( $options );
	return array( $options, $sizes );
}

echo wp_json_encode( $command( ...$arguments ) );
