pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// What everybody may ask for at any time, over whatever page there is.
Loader {
    id: apart

    required property Desk desk
    required property EaseModel ease
    required property CallingModel calling

    sourceComponent: ease.open ? easier : staff

    Component {
        id: easier
        EasePage {
            desk: apart.desk
            ease: apart.ease
        }
    }

    Component {
        id: staff
        StaffPage {
            calling: apart.calling
        }
    }
}
