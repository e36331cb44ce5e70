import './fonts.css'
import './handout.css'
import './diagrams.css'
